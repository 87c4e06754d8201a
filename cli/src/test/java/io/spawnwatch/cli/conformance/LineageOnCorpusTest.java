package io.spawnwatch.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.SpawnwatchRun;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SigmaHQ's rules on hosts that send 4688 alone: lineage makes them fire. */
@Tag("conformance")
class LineageOnCorpusTest {

  private static final Path PAGE = Path.of("../docs/lineage-measured.md");
  private static final Path DATA = Path.of("../../shared/data");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void rulesThatAskForTheParentFireOn4688Alone() throws IOException {
    Path rules = DATA.resolve("sigma-rules");
    Assumptions.assumeTrue(Files.exists(rules), "absent beside the checkout: data/sigma-rules");
    var library = LibraryLoader.load(RuleFiles.read(List.of(rules.toString())), Map.of());
    LineageGain gain = new LineageGain(library);
    Path events = securityEventsOf(DATA.resolve("corpus"), gain);
    Path matches = folder.resolve("matches.jsonl");

    int exit =
        SpawnwatchRun.execute(
            List.of("detect", "--no-bundled", "--rules", rules.toString()),
            List.of("--matches", matches.toString(), events.toString()));

    assertThat(exit).isZero();
    for (String line : Files.readAllLines(matches)) {
      JsonNode match = JSON.readTree(line);
      gain.matched(
          match.path("rule").asText(),
          Path.of(match.path("file").asText()).getFileName() + ":" + match.path("line").asInt());
    }
    String page = gain.page();
    if (Boolean.getBoolean("spawnwatch.write-pages")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  /** Copies the files of the corpus without the events of Sysmon. */
  private Path securityEventsOf(Path corpus, LineageGain gain) throws IOException {
    Path copies = Files.createDirectory(folder.resolve("security"));
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        String name = file.getParent().getFileName() + "__" + file.getFileName();
        List<String> kept = new ArrayList<>();
        for (String record : Files.readAllLines(file)) {
          if (gain.takes(name + ":" + (kept.size() + 1), record)) {
            kept.add(record);
          }
        }
        Files.write(copies.resolve(name), kept);
      }
    }
    return copies;
  }
}
