package io.spawnwatch.cli.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {

  @TempDir private Path folder;

  @Test
  void findsTheEventsOfAFolderByNameAndNothingElse() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    for (String name : List.of("b.jsonl", "a/c.XML.gz", "notes.txt")) {
      Files.createFile(folder.resolve(name));
    }

    assertThat(EventFiles.find(List.of(folder.toString())))
        .extracting(EventFile::name)
        .containsExactly("a/c.XML.gz", "b.jsonl");
  }

  @Test
  void refusesAFolderWithoutEvents() throws IOException {
    Files.createFile(folder.resolve("events.evtx"));

    assertThatThrownBy(() -> EventFiles.find(List.of(folder.toString())))
        .hasMessageContaining(folder + ": expected events (.jsonl, .json, .xml, also .gz)");
  }
}
