package io.spawnwatch.cli.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.cli.run.RunDefaults;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.sigma.RuleDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestRunTest {

  private static final String BELOW =
      """
      title: whoami below a program
      id: whoami-below
      correlation:
        type: temporal_ordered
        rules: [program, whoami]
        aliases: {p: {program: ProcessGuid, whoami: AncestorProcessGuid}}
        group-by: [p]
        timespan: 1h
      ---
      title: program
      id: program
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image|endswith: '\\program.exe'}, condition: sel}
      ---
      title: whoami
      id: whoami
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image|endswith: '\\whoami.exe'}, condition: sel}
      """;

  @TempDir private Path folder;

  private List<RuleTests.Outcome> outcomes(String cases) throws Exception {
    Files.writeString(folder.resolve("below.yml"), BELOW);
    Files.writeString(folder.resolve("below.test.yml"), cases);
    JobConfig config =
        JobConfig.load(null, RunDefaults.tools(), List.of(folder.resolve("below.yml").toString()));
    return new RuleTestRun(config).run(RuleTests.below(List.of(folder)));
  }

  private static String testCase(int expect, String... events) {
    return "- name: a case\n  expect: "
        + expect
        + "\n  events:\n    - {"
        + String.join("}\n    - {", events)
        + "}\n";
  }

  @Test
  void deliversEveryCaseInSevenWays() throws Exception {
    String hit = testCase(1, "as: a, image: 'C:\\program.exe'", "at: 1m, by: a, image: whoami.exe");
    String whole =
        testCase(1, "as: a, image: 'C:\\program.exe'", "at: 59m, by: a, image: 'C:\\whoami.exe'")
            + testCase(0, "as: a, image: 'C:\\program.exe'");

    assertThat(outcomes(whole)).hasSize(14).allMatch(RuleTests.Outcome::isPassed);
    assertThat(outcomes(hit)).filteredOn(o -> !o.isPassed()).hasSize(8);
  }

  @Test
  void deliversARuleForOneLogAsThatLogHoldsIt() throws Exception {
    Files.writeString(
        folder.resolve("log.yml"),
        """
        title: by the Security log
        id: by-security
        logsource: {service: security, product: windows}
        detection: {sel: {EventID: 4688, NewProcessName|endswith: '\\a.exe'}, condition: sel}
        """);
    Files.writeString(
        folder.resolve("log.test.yml"),
        testCase(1, "image: 'C:\\a.exe'") + testCase(0, "image: 'C:\\b.exe'"));
    JobConfig config =
        JobConfig.load(null, RunDefaults.tools(), List.of(folder.resolve("log.yml").toString()));

    assertThat(new RuleTestRun(config).run(RuleTests.below(List.of(folder))))
        .allMatch(RuleTests.Outcome::isPassed)
        .extracting(RuleTests.Outcome::variant)
        .contains("security", "twins")
        .doesNotContain("sysmon", "sysmon shuffled");
  }

  @Test
  void asksForHitsAndMisses() throws Exception {
    assertThat(outcomes(testCase(0, "image: 'C:\\program.exe'")))
        .filteredOn(outcome -> !outcome.isPassed())
        .extracting(RuleTests.Outcome::testCase)
        .containsExactly("no case expects a finding");
  }

  @Test
  void namesWhatWasFound() throws Exception {
    String hit = testCase(2, "as: a, image: 'C:\\program.exe'", "by: a, image: 'C:\\whoami.exe'");

    assertThat(outcomes(hit + testCase(0, "image: 'C:\\program.exe'")))
        .filteredOn(outcome -> !outcome.isPassed())
        .hasSize(7)
        .extracting(RuleTests.Outcome::message)
        .containsOnly("expected 2 findings, found 1: whoami below a program");
  }

  @Test
  void keepsHostsApart() throws Exception {
    String twoHosts =
        testCase(
            0,
            "host: ws1, as: a, image: 'C:\\program.exe'",
            "host: ws2, at: 1s, by: a, image: 'C:\\whoami.exe'");
    String oneHost =
        testCase(
            1,
            "host: ws1, as: a, image: 'C:\\program.exe'",
            "host: ws1, at: 1s, by: a, image: 'C:\\whoami.exe'");

    assertThat(outcomes(twoHosts + oneHost)).allMatch(RuleTests.Outcome::isPassed);
  }

  @Test
  void deliversLate() throws Exception {
    String late =
        testCase(
            1,
            "at: 0s, arrives: 2h, as: a, image: 'C:\\program.exe'",
            "at: 10s, by: a, image: 'C:\\whoami.exe'",
            "at: 20s, exit: a");

    assertThat(outcomes(late + testCase(0, "image: 'C:\\program.exe'")))
        .allMatch(RuleTests.Outcome::isPassed);
  }

  @Test
  void endsProcesses() throws Exception {
    String ends = testCase(0, "as: a, image: 'C:\\program.exe'", "at: 20s, exit: a");
    TestCase ended = TestFileParser.parse(new RuleDocument("a.test.yml", ends)).get(0);

    EventDecoder decoder = new EventDecoder(DecodeSettings.DEFAULTS);
    for (Variant variant : List.of(Variant.SECURITY, Variant.SYSMON)) {
      List<ProcessEvent> events = new ArrayList<>();
      for (byte[] record : variant.records(ended)) {
        Decoded decoded = decoder.decode(new RawRecord(record, "a", 0, 1));
        events.add(((Decoded.Event) decoded).event());
      }
      assertThat(events)
          .extracting(ProcessEvent::kind)
          .containsExactly(ProcessEvent.Kind.CREATION, ProcessEvent.Kind.EXIT);
      assertThat(events).extracting(ProcessEvent::pid).containsOnly(4_000L);
    }
  }

  @Test
  void deliversWhatNotEvery4688TellsAsSysmonAlone() throws Exception {
    String told =
        testCase(0, "image: 'C:\\a.exe', sysmon: {IntegrityLevel: High, Company: Contoso}");
    TestCase testCase = TestFileParser.parse(new RuleDocument("a.test.yml", told)).get(0);
    EventDecoder decoder = new EventDecoder(DecodeSettings.DEFAULTS);
    byte[] record = Variant.SYSMON.records(testCase).get(0);
    ProcessEvent event = ((Decoded.Event) decoder.decode(new RawRecord(record, "a", 0, 1))).event();

    assertThat(event.get(Field.INTEGRITY_LEVEL)).isEqualTo("High");
    assertThat(event.get(Field.COMPANY)).isEqualTo("Contoso");
    assertThat(Variant.values())
        .filteredOn(variant -> variant.appliesTo(testCase))
        .containsExactly(Variant.SYSMON, Variant.SYSMON_SHUFFLED);
  }

  @Test
  void saysWhyARuleOfTheParentsPathFailsWhereNoEventTellsIt() throws Exception {
    Files.writeString(
        folder.resolve("parent.yml"),
        """
        title: below a program
        id: below-a-program
        logsource: {category: process_creation, product: windows}
        detection: {sel: {ParentImage|endswith: '\\program.exe'}, condition: sel}
        """);
    Files.writeString(
        folder.resolve("parent.test.yml"),
        testCase(1, "image: 'C:\\a.exe', parentImage: 'C:\\program.exe'")
            + testCase(0, "image: 'C:\\a.exe'"));
    JobConfig config =
        JobConfig.load(null, RunDefaults.tools(), List.of(folder.resolve("parent.yml").toString()));

    assertThat(new RuleTestRun(config).run(RuleTests.below(List.of(folder))))
        .filteredOn(outcome -> !outcome.isPassed())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.variant()).isEqualTo("security without parent name");
              assertThat(failed.message()).contains("found 0; a 4688 without", "`by`");
            });
  }
}
