package io.spawnwatch.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fails where the page is not what is bundled; {@code -Dspawnwatch.write-pages} writes it. */
class SequencesPageTest {

  private static final Path DOCS = Path.of("../docs");
  private static final Path PICTURES = DOCS.resolve("sequences");

  @Test
  void isWrittenFromTheBundledSequences() throws IOException {
    SequencesPage page = new SequencesPage(LibraryLoader.load(RuleFiles.bundled(), Map.of()));
    if (Boolean.getBoolean("spawnwatch.write-pages")) {
      write(page);
    }

    assertThat(DOCS.resolve("sequences.md")).hasContent(page.text());
    for (Map.Entry<String, String> picture : page.pictures().entrySet()) {
      assertThat(PICTURES.resolve(picture.getKey())).hasContent(picture.getValue());
    }
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(page.pictures().keySet());
    }
  }

  private static void write(SequencesPage page) throws IOException {
    Files.createDirectories(PICTURES);
    try (Stream<Path> old = Files.list(PICTURES)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(DOCS.resolve("sequences.md"), page.text());
    for (Map.Entry<String, String> picture : page.pictures().entrySet()) {
      Files.writeString(PICTURES.resolve(picture.getKey()), picture.getValue());
    }
  }
}
