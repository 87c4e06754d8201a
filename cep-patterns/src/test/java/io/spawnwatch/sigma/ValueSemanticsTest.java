package io.spawnwatch.sigma;

import static io.spawnwatch.sigma.Rules.event;
import static io.spawnwatch.sigma.Rules.item;
import static io.spawnwatch.sigma.Rules.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value of a rule says about a value of an event. */
class ValueSemanticsTest {

  private static boolean image(String item, String image) {
    return matches(item(item), event("Image", image));
  }

  @Test
  void theWholeFieldIsComparedUnlessAModifierSaysOtherwise() {
    assertThat(image("Image: 'cmd.exe'", "cmd.exe")).isTrue();
    assertThat(image("Image: 'cmd.exe'", "C:\\cmd.exe")).isFalse();
    assertThat(image("Image: 'cmd.exe'", "cmd.exe ")).isFalse();
  }

  /** As pySigma's SigmaString parses them. */
  @ParameterizedTest(name = "{0} is the text {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\\*; *; true",
        "\\*; x; false",
        "\\?; ?; true",
        "\\?; x; false",
        "\\\\*; \\anything; true",
        "\\\\*; anything; false",
        "\\\\\\*; \\*; true",
        "\\\\\\*; \\x; false",
        "\\\\\\\\; \\\\; true",
        "\\\\srv; \\srv; true",
        "\\\\srv; \\\\srv; false",
        "\\\\\\\\srv; \\\\srv; true",
        "C:\\Temp\\*; C:\\Temp*; true",
        "C:\\Temp\\*; C:\\Temp\\x; false",
        "a\\bc; a\\bc; true",
        "trailing\\; trailing\\; true"
      })
  void aBackslashEscapesWildcardsAndItselfAndIsElseItself(
      String value, String text, boolean matches) {
    assertThat(image("Image: '" + value + "'", text)).isEqualTo(matches);
  }

  @Test
  void modifiersAddWildcardsAfterTheEscapesAreRead() {
    assertThat(image("Image|contains: '\\Temp\\'", "C:\\Temp\\x")).isTrue();
    assertThat(image("Image|startswith: 'C:\\Temp\\'", "C:\\Temp\\x")).isTrue();
    assertThat(image("Image|startswith: 'C:\\Temp\\'", "C:\\Temp*")).isFalse();
  }

  @Test
  void wildcardsMatchLineEndsToo() {
    assertThat(image("Image: 'a*c'", "a\r\nb\nc")).isTrue();
    assertThat(image("Image: 'a?c'", "a\nc")).isTrue();
    assertThat(image("Image|contains: 'a*c'", "x\na\nc\nx")).isTrue();
  }

  @Test
  void aQuestionMarkIsOneCharacterAlsoOutsideTheBasicPlane() {
    assertThat(image("Image: 'a?b'", "a😀b")).isTrue();
    assertThat(image("Image: 'a??b'", "a😀b")).isFalse();
    assertThat(image("Image: '*??'", "😀")).isFalse();
    assertThat(image("Image: '*?'", "😀")).isTrue();
    assertThat(image("Image: 'a?b'", "ab")).isFalse();
  }

  @Test
  void aWildcardThatIsThereAlreadyIsNotAddedAgain() {
    assertThat(Glob.parse("*a*").withAnyBefore().withAnyAfter()).isEqualTo(Glob.parse("*a*"));
  }

  @ParameterizedTest(name = "{0} folds like {1}: {2}")
  @CsvSource({
    "Администратор, АДМИНИСТРАТОР, true",
    "straße, STRAßE, true",
    "straße, STRASSE, false",
    "ß, ẞ, true",
    "k, \u212a, true",
    "å, \u212b, true",
    "µ, μ, true",
    "σ, ς, true",
    "i, \u0130, true",
    "I, \u0131, true",
    "é, e, false",
    "😀, 😀, true",
    "😀, 😁, false"
  })
  void caseIsFoldedCharacterByCharacterInEveryScript(String value, String text, boolean matches) {
    assertThat(image("Image: '" + value + "'", text)).isEqualTo(matches);
    assertThat(image("Image|contains: '" + value + "'", "x" + text + "x")).isEqualTo(matches);
    assertThat(image("Image|endswith: '" + value + "'", "?" + text)).isEqualTo(matches);
  }

  @Test
  void theEmptyTextMatchesOnlyAnEmptyField() {
    assertThat(image("Image: ''", "")).isTrue();
    assertThat(image("Image: ''", "x")).isFalse();
    assertThat(matches(item("Image: ''"), event())).isFalse();
  }

  @Test
  void theEmptyTextIsContainedInAnyFieldThatIsThere() {
    assertThat(image("Image|contains: ''", "")).isTrue();
    assertThat(image("Image|contains: ''", "x")).isTrue();
    assertThat(matches(item("Image|contains: ''"), event())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Image: null", "Image: ~", "Image:", "Image: []", "Image: [null]"})
  void nullIsAMissingField(String item) {
    assertThat(matches(item(item), event())).isTrue();
    assertThat(image(item, "x")).isFalse();
    assertThat(image(item, "")).isFalse();
  }

  @Test
  void nullMayStandAmongOtherValues() {
    SigmaRule rule = item("Image: [null, '', 'x']");

    assertThat(matches(rule, event())).isTrue();
    assertThat(matches(rule, event("Image", ""))).isTrue();
    assertThat(matches(rule, event("Image", "X"))).isTrue();
    assertThat(matches(rule, event("Image", "y"))).isFalse();
  }

  @Test
  void aPlaceholderDashOfSysmonIsNoMissingField() {
    assertThat(matches(item("User: '-'"), event("User", "-"))).isTrue();
    assertThat(matches(item("User: null"), event("User", "-"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"contains", "endswith", "windash", "re", "gt", "cidr", "fieldref", "hour"})
  void aModifierNeedsAValueOtherThanNull(String modifier) {
    assertThat(Rules.problemsOf("UtcTime|" + modifier + ": null"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("expected", modifier, "found null"));
  }

  @Test
  void aNumberIsComparedAsWrittenAndAsNumber() {
    assertThat(matches(item("EventID: 4688"), event("EventID", "4688"))).isTrue();
    assertThat(matches(item("LogonId: 0x3e7"), event("LogonId", "0x3E7"))).isTrue();
    assertThat(matches(item("LogonId: 999"), event("LogonId", "0x3e7"))).isTrue();
    assertThat(matches(item("LogonId: '999'"), event("LogonId", "0x3e7"))).isFalse();
    assertThat(matches(item("ProcessId: 0x10"), event("ProcessId", "16"))).isTrue();
    assertThat(matches(item("ProcessId: 16"), event("ProcessId", "1600"))).isFalse();
    assertThat(matches(item("CommandLine|contains: 4444"), event("CommandLine", "nc 4444")))
        .isTrue();
  }

  @Test
  void otherTypesOfYamlAreTheTextThatIsWritten() {
    assertThat(image("Image: yes", "YES")).isTrue();
    assertThat(image("Image: 2026-11-25", "2026-11-25")).isTrue();
    assertThat(image("Image: 1.50", "1.50")).isTrue();
    assertThat(image("Image: 010", "010")).isTrue();
  }

  @Test
  void aFieldWithSeveralValuesMatchesByAnyOfThem() {
    SigmaRule rule = item("AncestorImage|endswith: '\\word.exe'");
    List<String> ancestors = List.of("C:\\cmd.exe", "C:\\WORD.EXE");

    assertThat(rule.condition().matches(new SeveralValues(ancestors))).isTrue();
    assertThat(CompiledRules.compile(List.of(rule)).matcher().match(new SeveralValues(ancestors)))
        .isEqualTo(1);
    assertThat(rule.condition().matches(new SeveralValues(ancestors.subList(0, 1)))).isFalse();
  }

  @Test
  void namesOfFieldsAreReadInAnyCase() {
    assertThat(image("IMAGE: 'x'", "x")).isTrue();
    assertThat(matches(item("Commandline: 'x'"), event("CommandLine", "x"))).isTrue();
  }
}
