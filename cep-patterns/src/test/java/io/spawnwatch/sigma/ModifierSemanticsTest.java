package io.spawnwatch.sigma;

import static io.spawnwatch.sigma.Rules.event;
import static io.spawnwatch.sigma.Rules.item;
import static io.spawnwatch.sigma.Rules.matches;
import static io.spawnwatch.sigma.Rules.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The modifiers of specification 2.1.0, one test a meaning. */
class ModifierSemanticsTest {

  private static boolean command(String item, String command) {
    return matches(item(item), event("CommandLine", command));
  }

  @Test
  void allAsksForEveryValueWhereverItStandsInTheChain() {
    for (String chain : new String[] {"contains|all", "all|contains"}) {
      assertThat(command("CommandLine|" + chain + ": [a, b]", "b a")).isTrue();
      assertThat(command("CommandLine|" + chain + ": [a, b]", "b")).isFalse();
    }
  }

  @Test
  void allKeepsTheVariantsOfOneValueAlternatives() {
    String item = "CommandLine|contains|all|windash: [' -a', ' -b']";

    assertThat(command(item, "x /a -b")).isTrue();
    assertThat(command(item, "x /a /a")).isFalse();
  }

  @Test
  void windashChangesOnlyADashThatBeginsAnOption() {
    assertThat(command("CommandLine|contains|windash: ' --url'", "x --url")).isTrue();
    assertThat(command("CommandLine|contains|windash: ' --url'", "x -/url")).isTrue();
    assertThat(command("CommandLine|contains|windash: ' --url'", "x //url")).isFalse();
    assertThat(command("CommandLine|contains|windash: 'a-b'", "a/b")).isFalse();
    assertThat(command("CommandLine|contains|windash: ' /c'", "x \u2014c")).isTrue();
    assertThat(command("CommandLine|contains|windash: ' - '", "x / y")).isFalse();
  }

  @Test
  void windashTakesEveryPermutationOfSeveralDashes() {
    String item = "CommandLine|contains|windash: ' -a -b'";

    assertThat(command(item, "x /a \u2015b")).isTrue();
    assertThat(command(item, "x -a -b")).isTrue();
    assertThat(command(item, "x -a +b")).isFalse();
  }

  @Test
  void windashOfTooManyDashesIsUnsupportedNotWrong() {
    assertThat(problemsOf("CommandLine|windash: '-a -b -c -d -e'"))
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.UNSUPPORTED);
  }

  @Test
  void whatIsEncodedTwiceIsLookedForSo() {
    assertThat(command("CommandLine|base64|base64: 'hello'", "YUdWc2JHOD0=")).isTrue();
    assertThat(command("CommandLine|base64|base64: 'hello'", "aGVsbG8=")).isFalse();
  }

  @Test
  void base64IsTheWholeEncodingAndIsComparedWithoutCase() {
    assertThat(command("CommandLine|base64: 'hello'", "aGVsbG8=")).isTrue();
    assertThat(command("CommandLine|base64: 'hello'", "AGVSBG8=")).isTrue();
    assertThat(command("CommandLine|base64|contains: 'hello!'", "x aGVsbG8h y")).isTrue();
  }

  @Test
  void encodingReadsEscapesFirstAndRefusesWildcards() {
    assertThat(command("CommandLine|base64: 'a\\*'", "YSo=")).isTrue();
    assertThat(problemsOf("CommandLine|base64: 'a*'"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("without wildcards"));
    assertThat(problemsOf("CommandLine|contains|base64offset: 'abc'")).hasSize(1);
  }

  @Test
  void base64OffsetOfOneByteWouldMatchEverythingAndIsRefused() {
    assertThat(problemsOf("CommandLine|base64offset|contains: 'a'"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("at least two bytes"));
  }

  @Test
  void base64OffsetThatMustBeTheWholeFieldIsWarnedOf() {
    assertThat(item("CommandLine|base64offset: 'hello'").warnings())
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.message()).startsWith("expected contains after base64offset"));
    assertThat(item("CommandLine|base64offset|contains: 'hello'").warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void utf16IsEncodedBeforeBase64(String modifier, Charset charset, String mark) {
    byte[] text = ("x" + mark + "Привет IEX").getBytes(charset);
    String encoded = Base64.getEncoder().encodeToString(text);

    assertThat(command("CommandLine|" + modifier + "|base64offset|contains: 'Привет'", encoded))
        .isTrue();
    assertThat(command("CommandLine|" + modifier + "|base64offset|contains: 'ghost'", encoded))
        .isFalse();
  }

  static Stream<Arguments> utf16IsEncodedBeforeBase64() {
    return Stream.of(
        Arguments.of("wide", StandardCharsets.UTF_16LE, ""),
        Arguments.of("utf16le", StandardCharsets.UTF_16LE, ""),
        Arguments.of("utf16be", StandardCharsets.UTF_16BE, ""),
        Arguments.of("utf16", StandardCharsets.UTF_16LE, "\ufeff"));
  }

  @Test
  void casedComparesAsWritten() {
    assertThat(command("CommandLine|contains|cased: ' -K '", "x -K y")).isTrue();
    assertThat(command("CommandLine|contains|cased: ' -K '", "x -k y")).isFalse();
    assertThat(command("CommandLine|cased|endswith: 'Z'", "xz")).isFalse();
  }

  @Test
  void aRegexIsSearchedAnywhereAndMindsCase() {
    assertThat(command("CommandLine|re: '\\s-k\\s'", "curl -k x")).isTrue();
    assertThat(command("CommandLine|re: '\\s-k\\s'", "curl -K x")).isFalse();
    assertThat(command("CommandLine|re: '^curl'", "x curl")).isFalse();
    assertThat(command("CommandLine|re: '(?i)CURL'", "x curl")).isTrue();
    assertThat(command("CommandLine|re: ['zz', 'cu.l']", "x curl")).isTrue();
    assertThat(command("CommandLine|re|all: ['zz', 'cu.l']", "x curl")).isFalse();
  }

  @Test
  void aRegexIsTakenAsWritten() {
    assertThat(command("CommandLine|re: 'a\\*b'", "a*b")).isTrue();
    assertThat(command("CommandLine|re: 'a\\*b'", "aab")).isFalse();
    assertThat(command("CommandLine|re: '\\\\\\\\srv'", "\\\\srv")).isTrue();
  }

  @Test
  void theFlagsOfARegexHaveShortAndLongNames() {
    assertThat(command("CommandLine|re|i: 'ПРИВЕТ'", "привет")).isTrue();
    assertThat(command("CommandLine|re|ignorecase: 'ABC'", "abc")).isTrue();
    assertThat(command("CommandLine|re|m: '^b$'", "a\nb\nc")).isTrue();
    assertThat(command("CommandLine|re: '^b$'", "a\nb\nc")).isFalse();
    assertThat(command("CommandLine|re|s: 'a.b'", "a\nb")).isTrue();
    assertThat(command("CommandLine|re: 'a.b'", "a\nb")).isFalse();
    assertThat(command("CommandLine|re|i|m|s: '^B.C$'", "a\nb\nc\nd")).isTrue();
  }

  @Test
  void containsAddsNothingToARegex() {
    assertThat(command("CommandLine|re|contains: 'b'", "abc")).isTrue();
  }

  @Test
  void neqIsTrueWhereNoneOfTheValuesMatches() {
    assertThat(command("CommandLine|neq: [a, b]", "c")).isTrue();
    assertThat(command("CommandLine|neq: [a, b]", "B")).isFalse();
    assertThat(command("CommandLine|contains|neq: 'b'", "abc")).isFalse();
    assertThat(matches(item("CommandLine|neq: a"), event())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "yes", "on", "True"})
  void existsAsksForPresenceEvenOfAnEmptyValue(String yes) {
    assertThat(matches(item("User|exists: " + yes), event("User", ""))).isTrue();
    assertThat(matches(item("User|exists: " + yes), event())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "no", "off", "FALSE"})
  void existsAsksForAbsence(String no) {
    assertThat(matches(item("User|exists: " + no), event())).isTrue();
    assertThat(matches(item("User|exists: " + no), event("User", ""))).isFalse();
    assertThat(matches(item("NoSuchField|exists: " + no), event())).isTrue();
  }

  @Test
  void existsNeedsABoolean() {
    assertThat(problemsOf("User|exists: maybe"))
        .singleElement()
        .satisfies(
            p -> assertThat(p.message()).contains("expected true or false, found \"maybe\""));
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "gt: 5, 6, true",
    "gt: 5, 5, false",
    "gte: 5, 5, true",
    "lt: 5, 4.5, true",
    "lte: 0x10, 16, true",
    "gt: -1, 0, true",
    "gte: 18446744073709551615, 0xffffffffffffffff, true",
    "gt: 1, NaN, false",
    "lt: 1, 0x, false",
    "lt: 5, '', false",
    "lt: 5, 4d, false"
  })
  void numbersAreComparedAsNumbers(String comparison, String value, boolean matches) {
    assertThat(matches(item("ProcessId|" + comparison), event("ProcessId", value)))
        .isEqualTo(matches);
  }

  @Test
  void aComparisonNeedsANumber() {
    assertThat(problemsOf("ProcessId|gt: five"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("expected a number, found \"five\""));
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "10.1.2.3, 10.0.0.0/8, true",
    "11.0.0.1, 10.0.0.0/8, false",
    "10.1.2.3, 10.1.2.3/32, true",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.4, 10.1.2.3, false",
    "192.168.127.1, 192.168.0.0/17, true",
    "192.168.128.1, 192.168.0.0/17, false",
    "fe80::1, fe80::/10, true",
    "2001:db8::1, 2001:db8:1::/48, false",
    "10.1.2.3, ::/0, false",
    "host.example, 0.0.0.0/0, false"
  })
  void cidrIsANetworkOfEitherKind(String address, String network, boolean matches) {
    assertThat(matches(item("Image|cidr: '" + network + "'"), event("Image", address)))
        .isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource({
    "User|fieldref: ParentUser, a, A, true",
    "User|fieldref|cased: ParentUser, a, A, false",
    "User|fieldref|startswith: ParentUser, abc, AB, true",
    "User|fieldref|startswith: ParentUser, abc, bc, false",
    "User|fieldref|endswith: ParentUser, abc, BC, true",
    "User|fieldref|contains: ParentUser, abc, B, true",
    "User|contains|fieldref: ParentUser, abc, d, false",
    "User|fieldref|neq: ParentUser, a, b, true"
  })
  void twoFieldsAreCompared(String item, String user, String parent, boolean matches) {
    assertThat(matches(item(item), event("User", user, "ParentUser", parent))).isEqualTo(matches);
  }

  @Test
  void aFieldThatIsMissingEqualsNoOther() {
    assertThat(matches(item("User|fieldref: ParentUser"), event("User", "a"))).isFalse();
    assertThat(matches(item("User|fieldref: ParentUser"), event("ParentUser", "a"))).isFalse();
    assertThat(matches(item("User|fieldref: ParentUser"), event())).isFalse();
  }

  @Test
  void aReferenceToAFieldThatNoEventHasIsWarnedOf() {
    SigmaRule rule = item("User|fieldref: NoSuchField");

    assertThat(rule.warnings()).hasSize(1);
    assertThat(matches(rule, event("User", "a"))).isFalse();
  }

  /** 2026-03-02 is a Monday, of the tenth week of its year. */
  @ParameterizedTest
  @CsvSource({"minute, 5", "hour, 22", "day, 2", "week, 10", "month, 3", "year, 2026"})
  void aPartOfATimeIsCompared(String part, int value) {
    for (String time : new String[] {"2026-03-02 22:05:59.999", "2026-03-02T22:05:59Z"}) {
      assertThat(matches(item("UtcTime|" + part + ": " + value), event("UtcTime", time))).isTrue();
      assertThat(matches(item("UtcTime|" + part + ": " + (value + 1)), event("UtcTime", time)))
          .isFalse();
    }
    assertThat(matches(item("UtcTime|" + part + ": " + value), event("UtcTime", "no time")))
        .isFalse();
  }

  @Test
  void theStartAndEndOfAFieldAreNotThoseOfItsLines() {
    assertThat(command("CommandLine|re|m|startswith: '^b'", "a\nb")).isFalse();
    assertThat(command("CommandLine|re|m|endswith: 'a$'", "a\nb")).isFalse();
    assertThat(command("CommandLine|re|m: '^b'", "a\nb")).isTrue();
  }

  @Test
  void aPlaceholderStandsForEachOfItsValuesWithTheirWildcards() {
    assertThat(command("CommandLine|contains|expand: '\\%domain%\\'", "x\\LAB\\y")).isTrue();
    assertThat(command("CommandLine|expand: '%domain%-%domain%'", "corp-lab")).isTrue();
    assertThat(command("CommandLine|expand: '%admins%'", "adm_bob")).isTrue();
    assertThat(command("CommandLine|expand: '100%'", "100%")).isTrue();
    assertThat(command("CommandLine|contains: '%domain%'", "corp")).isFalse();
  }

  @Test
  void aPlaceholderInARegexStandsForItsText() {
    assertThat(command("CommandLine|re|expand: '^%dotted%$'", "a.b")).isTrue();
    assertThat(command("CommandLine|re|expand: '^%dotted%$'", "axb")).isFalse();
  }

  @Test
  void aPlaceholderWhoseValueNamesItselfDoesNotRunAway() {
    assertThat(command("CommandLine|expand: '%loop%'", "%loop%%loop%")).isTrue();
  }

  @Test
  void aPlaceholderWithoutValuesIsUnsupported() {
    assertThat(problemsOf("CommandLine|expand: '%nobody%'"))
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.UNSUPPORTED))
        .satisfies(p -> assertThat(p.message()).contains("%nobody%", "rules.placeholders-file"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "Image|i: x; expected re before i",
        "Image|contains|base64: x; contains and its like add some, and stand after the encoding",
        "Image|re|windash: x; windash does not go with re",
        "UtcTime|hour|gt|lt: 5; lt does not go with hour",
        "UtcTime|gt|hour: 5; hour does not go with gt",
        "UtcTime|hour: 24; expected a number from 0 to 23",
        "UtcTime|day: 0; expected a number from 1 to 31",
        "Image|re|cidr: x; cidr does not go with re",
        "ProcessId|gt|contains: 5; contains does not go with gt",
        "Image|exists|all|windash: true; windash does not go with exists",
        "Image|re: 'a('; expected a regular expression",
        "Image|cidr: 10.0.0.0/99; expected a network",
        "UtcTime|hour: 1.5; expected a whole number",
        "'|exists': true; expected a field before exists",
        "Image: {a: b}; expected a value, found a map",
        "Image: [[a]]; expected a value, found a list"
      })
  void whatMakesNoSenseIsExplained(String item, String message) {
    assertThat(problemsOf(item))
        .anySatisfy(p -> assertThat(p.message()).contains(message))
        .allSatisfy(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.FAILED));
  }
}
