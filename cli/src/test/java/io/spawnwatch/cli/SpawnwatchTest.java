package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.demo.CompanyDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as a person meets it, on an embedded Flink. */
class SpawnwatchTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Spawnwatch.commandLine();
    return commandLine
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  @Test
  void detectsTheDayOfTheCompany() throws IOException {
    Path day = write("day.jsonl", CompanyDay.records());
    Path alerts = folder.resolve("alerts.jsonl");
    Path cards = folder.resolve("cards.txt");
    Path summary = folder.resolve("summary.json");

    int exit =
        run(
            "detect",
            "--alerts",
            alerts.toString(),
            "--cards",
            cards.toString(),
            "--summary",
            summary.toString(),
            day.toString());

    JsonNode counts = JSON.readTree(summary.toFile());
    assertThat(exit).isZero();
    assertThat(counts.path("read").asLong())
        .isEqualTo(
            counts.path("decoded").asLong()
                + counts.path("malformed").asLong()
                + counts.path("skipped").asLong());
    assertThat(counts.path("hosts").asInt()).isEqualTo(5);
    assertThat(Files.readAllLines(alerts))
        .hasSize(counts.path("alerts").asInt())
        .anyMatch(line -> line.contains("Office document leads to a new account"))
        .noneMatch(line -> line.contains("ws-clara"))
        .noneMatch(line -> line.contains("srv-dc"));
    assertThat(Files.readAllLines(cards))
        .contains("HIGH  Office document leads to a new account or administrator");
  }

  @Test
  void writesReportsToStandardOutputWhereAskedAndTheRestBesideThem() throws IOException {
    Path event = write("day.jsonl", CompanyDay.records().subList(0, 3));

    assertThat(run("detect", "--summary", "-", event.toString())).isZero();

    assertThat(JSON.readTree(out.toString()).path("read").asInt()).isEqualTo(3);
    out.getBuffer().setLength(0);
    Path rule = write("a.yml", List.of("title: a", "logsource: {category: file_event}"));
    assertThat(run("rules", "check", "--json", "-", rule.toString())).isZero();
    assertThat(JSON.readTree(out.toString())).isNotEmpty();
    assertThat(err.toString()).contains("0 rules and 0 sequences loaded");
  }

  @Test
  void doesNotTakeAFolderWithoutRulesForRulesWithoutErrors() {
    assertThat(run("rules", "check", folder.toString())).isEqualTo(2);
    assertThat(run("rules", "test", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(folder + ": expected rules (.yml, .yaml), found none")
        .contains("expected rules and tests, found none");
  }

  @Test
  void refusesAReportWhoseFolderIsNotThereBeforeItRuns() throws IOException {
    Path event = write("day.jsonl", CompanyDay.records().subList(0, 3));

    assertThat(run("detect", "--summary", "no/such/summary.json", event.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("no/such").doesNotContain("events read");
  }

  @Test
  void tellsOfHostsThatDoNotSendWhatTheyShould() throws IOException {
    String bare =
        "{\"EventID\":4688,\"Computer\":\"%s\",\"TimeCreated\":\"2026-03-02T08:00:0%dZ\","
            + "\"NewProcessId\":\"0x1%d\",\"ProcessId\":\"0x4\",\"NewProcessName\":\"C:\\\\a.exe\","
            + "\"CommandLine\":\"%s\"}";
    Path events =
        write(
            "events.jsonl",
            List.of(
                bare.formatted("ws1", 1, 1, ""),
                bare.formatted("ws1", 2, 2, "-"),
                bare.formatted("ws2", 1, 1, "a.exe -x")));
    Path statuses = folder.resolve("hosts.jsonl");

    assertThat(run("detect", "--host-status", statuses.toString(), events.toString())).isZero();

    assertThat(err.toString())
        .contains("1 of 2 hosts sends no command lines", "2 of 2 hosts send no process exits");
    assertThat(Files.readAllLines(statuses))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("\"ws2\"", "\"commandLineShare\":1.0"));
  }

  @Test
  void doesNotPassAFileThatBreaksOffForAWholeOne() throws IOException {
    byte[] day = String.join("\n", CompanyDay.records()).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(day);
    }
    byte[] half = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
    Path cut = Files.write(folder.resolve("cut.jsonl.gz"), half);

    int exit = run("detect", "--summary", "-", cut.toString());

    JsonNode counts = JSON.readTree(out.toString());
    assertThat(exit).isEqualTo(1);
    assertThat(counts.path("decoded").asInt()).isPositive();
    assertThat(counts.path("malformed").asInt()).isEqualTo(1);
    assertThat(err.toString())
        .contains("not read to its end, its rest is in no result: cut.jsonl.gz:");
  }

  @Test
  void tellsAllBadRulesWithTheirPlaces() throws IOException {
    Path a =
        write(
            "a.yml",
            List.of(
                "title: a",
                "logsource: {category: process_creation}",
                "detection:",
                "  sel: {Image|endzwith: x}",
                "  condition: sel"));
    Path b =
        write(
            "b.yml",
            List.of(
                "title: b",
                "logsource: {category: process_creation}",
                "detection:",
                "  sel: {Image: x}",
                "  condition: (sel and"));

    int exit = run("detect", "--rules", folder.toString(), a.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains(a + ":4:9: ", "endzwith", b + ":5:", "expected a search identifier")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(run("detect", "no/such/file")).isEqualTo(2);
    assertThat(run("detect", "--rules", "no/such/rules", "pom.xml")).isEqualTo(2);
    assertThat(run("detect", "--set", "alerts.min-levle=low", "pom.xml")).isEqualTo(2);
    assertThat(err.toString())
        .contains("no/such/file: no such file", "no/such/rules: no such file")
        .contains("unknown option; the nearest is alerts.min-level");
  }

  @Test
  void checksRules() throws IOException {
    Path rule =
        write(
            "a.yml",
            List.of(
                "title: a",
                "logsource: {category: file_event}",
                "detection:",
                "  sel: {Image: x}",
                "  condition: sel"));

    assertThat(run("rules", "check", rule.toString())).isZero();
    assertThat(out.toString()).contains("0 failed, 1 not for this stream");
  }

  @Test
  void checksASequenceOverBundledRulesAndCountsItAlone() throws IOException {
    Path sequence =
        write(
            "s.yml",
            List.of(
                "title: s",
                "correlation:",
                "  type: temporal",
                "  rules: [net_user_add, office_spawns_shell]",
                "  group-by: [Computer]",
                "  timespan: 5m"));

    assertThat(run("rules", "check", sequence.toString())).isZero();
    assertThat(out.toString()).startsWith("0 rules and 1 sequences loaded");
  }

  @Test
  void explainsASequence() throws IOException {
    Path day = write("day.jsonl", CompanyDay.records());

    assertThat(run("rules", "why", "office_macro_adds_user", day.toString())).isZero();
    assertThat(out.toString())
        .contains("Office document leads to a new account", "in this order, within 15m")
        .contains("complete  p=", "(C:\\Windows\\System32\\WindowsPowerShell")
        .contains("met    Account added, or made an administrator");
  }

  @Test
  void refusesToExplainByALineWithoutACreation() throws IOException {
    Path day = write("day.jsonl", CompanyDay.records());

    assertThat(run("rules", "why", "net_user_add", day + ":99999")).isEqualTo(2);
    assertThat(err.toString()).contains("expected creations of processes, found none");
  }

  @Test
  void explainsWhyALineIsOfNoGroup() throws IOException {
    Path day = write("day.jsonl", CompanyDay.records());

    assertThat(run("rules", "why", "office_macro_adds_user", day + ":1")).isZero();
    assertThat(out.toString()).contains("complete in 0 of 0 groups", "no group holds line 1");
  }

  @Test
  void drawsASequence() throws IOException {
    Path svg = folder.resolve("a.svg");

    assertThat(run("rules", "draw", "office_macro_adds_user", "--svg", svg.toString())).isZero();
    assertThat(out.toString()).contains("then within 15m, below it");
    assertThat(Files.readString(svg)).contains("then within 15m, below it");
    assertThat(run("rules", "draw", "office_macro_ads_user")).isEqualTo(2);
    assertThat(err.toString()).contains("the nearest is office_macro_adds_user");
  }
}
