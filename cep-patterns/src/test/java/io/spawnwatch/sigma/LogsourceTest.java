package io.spawnwatch.sigma;

import static io.spawnwatch.sigma.Rules.event;
import static io.spawnwatch.sigma.Rules.matches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsourceTest {

  private static String rule(String logsource, String selection) {
    return "title: t\nlogsource: {"
        + logsource
        + "}\ndetection:\n  s: "
        + selection
        + "\n  condition: s\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "category: process_creation, product: windows",
        "category: process_creation",
        "category: process_creation, product: Windows",
        "category: process_creation, product: windows, service: sysmon",
        "product: windows, service: security",
        "service: security",
        "product: windows"
      })
  void isForThisStream(String logsource) throws SigmaException {
    assertThat(Rules.parse(rule(logsource, "{EventID: [4624, 4688]}"))).isNotNull();
  }

  @Test
  void sysmonsLogIsForThisStreamWhereTheRuleAsksForItsCreations() throws SigmaException {
    assertThat(Rules.parse(rule("product: windows, service: sysmon", "{EventID: 1}"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "category: process_creation, product: linux",
        "category: file_event, product: windows",
        "category: network_connection, product: windows, service: security",
        "category: process_creation, product: windows, service: powershell",
        "category: process_creation, service: system",
        "product: windows, service: security",
        "product: windows, service: system",
        "product: linux, service: auditd",
        "product: windows",
        "service: sysmon, product: windows",
        "category: webserver"
      })
  void isForAnotherStream(String logsource) {
    String text = rule(logsource, "{EventID: 4624}");
    SigmaException failure = catchThrowableOfType(SigmaException.class, () -> Rules.parse(text));

    assertThat(failure.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.NOT_FOR_THIS_STREAM));
  }

  @Test
  void whatElseIsWrongWithARuleForAnotherStreamIsNoMatter() {
    String text = rule("product: linux", "{a|nosuch: 1}").replace("title: t", "level: huge");
    SigmaException failure = catchThrowableOfType(SigmaException.class, () -> Rules.parse(text));

    assertThat(failure.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.NOT_FOR_THIS_STREAM);
  }

  @Test
  void aRuleForTheSecurityLogMayExcludeTheIdOfCreationsAndIsThenForAnotherStream() {
    String text =
        "title: t\nlogsource: {product: windows, service: security}\ndetection:\n"
            + "  s: {EventID: 4688}\n  condition: not s\n";

    assertThat(catchThrowableOfType(SigmaException.class, () -> Rules.parse(text)).problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.NOT_FOR_THIS_STREAM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"categroy: process_creation, product: windows", "servce: security"})
  void aMisspeltKeyIsNotPassedOver(String logsource) {
    String text = rule(logsource, "{Image: a}");
    SigmaException failure = catchThrowableOfType(SigmaException.class, () -> Rules.parse(text));

    assertThat(failure.problems())
        .anySatisfy(p -> assertThat(p.toString()).contains("r.yml:2:13", "the nearest is"))
        .anySatisfy(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.FAILED));
  }

  @Test
  void anAlternativeThatAsksForNoIdMatchesInTheRulesLogAlone() throws SigmaException {
    SigmaRule rule =
        Rules.parse(
            "title: t\nlogsource: {product: windows, service: security}\ndetection:\n"
                + "  s: {EventID: 4688}\n  a: {CommandLine: whoami}\n  condition: 1 of them\n");

    assertThat(matches(rule, event("EventID", "4688", "CommandLine", "x"))).isTrue();
    assertThat(matches(rule, event("EventID", "1", "CommandLine", "whoami"))).isFalse();
  }

  @Test
  void inARuleForTheSecurityLogNamesMeanWhatTheyMeanThere() throws SigmaException {
    SigmaRule security =
        Rules.parse(
            rule(
                "product: windows, service: security",
                "{EventID: 4688, NewProcessName|endswith: '\\a.exe', ProcessId: '0x1f4'}"));
    SigmaRule creation =
        Rules.parse(rule("category: process_creation, product: windows", "{ProcessId: '500'}"));
    var event =
        event(
            "EventID", "4688",
            "NewProcessName", "C:\\A.exe",
            "CreatorProcessId", "0x1f4",
            "ProcessId", "700");

    assertThat(matches(security, event)).isTrue();
    assertThat(matches(creation, event)).isFalse();
  }
}
