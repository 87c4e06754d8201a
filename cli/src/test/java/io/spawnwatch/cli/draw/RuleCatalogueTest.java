package io.spawnwatch.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.library.RuleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fails where the page is not what is bundled; {@code -Dspawnwatch.write-pages} writes it. */
class RuleCatalogueTest {

  private static final Path PAGE = Path.of("../docs/rule-catalogue.md");
  private static final Path MEASURED = Path.of("../cep-patterns/rules-measured.csv");

  @Test
  void isWrittenFromTheBundledRules() throws IOException {
    RuleLibrary library = LibraryLoader.load(RuleFiles.bundled(), Map.of());
    String text = new RuleCatalogue(library, RuleRate.read(MEASURED)).text();
    if (Boolean.getBoolean("spawnwatch.write-pages")) {
      Files.writeString(PAGE, text);
    }

    assertThat(PAGE).hasContent(text);
  }

  @Test
  void saysOfNoRuleThatItIsNotMeasuredOrMayBeNothingElse() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.contains("../cep-patterns/"))
            .toList();

    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("not measured"));
    assertThat(rows)
        .allMatch(row -> row.contains("attack.mitre.org"))
        .noneMatch(row -> row.contains("|  |"));
  }
}
