package io.spawnwatch.cli.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
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

  @Test
  void refusesAnEmptyNameWhichWouldBeTheFolderThatOneIsIn() {
    assertThatThrownBy(() -> EventFiles.find(List.of(" ")))
        .hasMessageContaining("expected a file or folder, found no name");
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private EventFile file(String name, byte[] content) throws IOException {
    return new EventFile(Files.write(folder.resolve(name), content).toString(), name);
  }

  @Test
  void tellsWhatIsZippedByItsContent() throws IOException {
    List<RawRecord> records = new ArrayList<>();

    EventFiles.read(file("plain.jsonl.gz", "{1}".getBytes(StandardCharsets.UTF_8)), records::add);
    EventFiles.read(file("zipped.jsonl", zipped("{2}")), records::add);

    assertThat(records)
        .extracting(record -> new String(record.bytes(), StandardCharsets.UTF_8))
        .containsExactly("{1}", "{2}");
  }

  @Test
  void readsAFileThatIsNotWholeAsFarAsItGoesAndSaysSo() throws IOException {
    byte[] whole = zipped("{1}\n{2}\n");
    EventFile cut = file("a.jsonl.gz", Arrays.copyOf(whole, whole.length - 8));
    List<RawRecord> records = new ArrayList<>();

    EventFiles.readWhole(cut, records::add);

    assertThat(records).extracting(RawRecord::offset).containsExactly(1L, 2L, 3L);
    assertThat(new EventDecoder(DecodeSettings.DEFAULTS).decode(records.get(2)))
        .isInstanceOfSatisfying(
            Decoded.Malformed.class,
            malformed -> assertThat(malformed.reason()).startsWith("cannot be unzipped further: "));
    assertThatThrownBy(() -> EventFiles.read(cut, record -> {}))
        .hasMessageStartingWith(cut.path() + ":3: cannot be unzipped further: ");
  }
}
