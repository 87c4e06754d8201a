package io.spawnwatch.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.SpawnwatchRun;
import io.spawnwatch.job.config.TicketOptions;
import io.spawnwatch.job.ticket.TicketFloors;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.Level;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/alert-rates.md: what folding and floors leave of the matches on real attacks. */
@Tag("conformance")
class AlertRatesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DATA = Path.of("../../shared/data");
  private static final Path PAGE = Path.of("../docs/alert-rates.md");
  private static final String SIGMA_HQ = DATA.resolve("sigma-rules").toString();

  @TempDir private Path folder;

  @Test
  void foldAndFloorsLeaveAFewTicketsOfManyMatches() throws IOException {
    Assumptions.assumeTrue(Files.exists(DATA), "absent beside the checkout: ../shared/data");
    AlertRates bundled = rates(List.of());
    AlertRates sigmaHq = rates(List.of("--rules", SIGMA_HQ));
    String page = page(bundled, sigmaHq);
    if (Boolean.getBoolean("spawnwatch.write-pages")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).hasContent(page);
    assertThat(sigmaHq.tickets() * 2).isLessThan(sigmaHq.findings());
    assertThat(sigmaHq.findings()).isLessThan(sigmaHq.unfolded());
  }

  private AlertRates rates(List<String> rules) throws IOException {
    Path alerts = folder.resolve("alerts.jsonl");
    Path matches = folder.resolve("matches.jsonl");
    Path enriched = folder.resolve("enriched.jsonl");
    int exit =
        SpawnwatchRun.execute(
            List.of("detect", "--set", "alerts.min-level=informational"),
            rules,
            List.of("--alerts", alerts.toString(), "--matches", matches.toString()),
            List.of("--enriched", enriched.toString(), DATA.resolve("corpus").toString()));
    assertThat(exit).isZero();
    List<RuleDocument> documents = new ArrayList<>(RuleFiles.bundled());
    if (!rules.isEmpty()) {
      documents.addAll(RuleFiles.read(List.of(SIGMA_HQ)));
    }
    RuleLibrary library = LibraryLoader.load(documents, Map.of());
    return AlertRates.of(library, rows(enriched).size(), rows(matches), rows(alerts), floors());
  }

  private static TicketFloors floors() {
    return new TicketFloors(
        level(TicketOptions.MIN_LEVEL), level(TicketOptions.SEQUENCE_MIN_LEVEL));
  }

  private static Level level(ConfigOption<String> option) {
    return Level.valueOf(option.defaultValue().toUpperCase(Locale.ROOT));
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private static String page(AlertRates bundled, AlertRates sigmaHq) {
    return """
        # How many alerts, how many tickets

        Written by `AlertRatesTest` (`mvn -P conformance`) from two runs of `bin/spawnwatch detect` over %,d creations of public captures
        of attacks (117 data sets). Captures are mostly attack: an estate at peace has far fewer of all. What the numbers say is what fold
        and floors leave.

        | | bundled rules and sequences | and 1,415 of SigmaHQ |
        |---|---|---|
        """
            .formatted(bundled.creations())
        + row("matches and completions", bundled.unfolded(), sigmaHq.unfolded(), sigmaHq)
        + row("findings after the fold", bundled.findings(), sigmaHq.findings(), sigmaHq)
        + row("of level low and above (the default)", bundled.atLow(), sigmaHq.atLow(), sigmaHq)
        + row("messages, with Updates", bundled.messages(), sigmaHq.messages(), sigmaHq)
        + row("tickets: one an activity", bundled.tickets(), sigmaHq.tickets(), sigmaHq)
        + "\nIn brackets: per 1,000 creations.\n";
  }

  private static String row(String what, long bundled, long sigmaHq, AlertRates of) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d (%.0f) | %,d (%.0f) |%n",
        what,
        bundled,
        of.perThousand(bundled),
        sigmaHq,
        of.perThousand(sigmaHq));
  }
}
