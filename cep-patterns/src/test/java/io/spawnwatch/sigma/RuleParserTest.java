package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleParserTest {

  private static final String GOOD =
      """
      title: t
      id: 1
      logsource: {category: process_creation, product: windows}
      detection:
        sel:
          Image|endswith: '\\a.exe'
          CommandLine|re: 'b+'
        condition: sel
      level: high
      """;

  private static List<Problem> problemsOf(String text) {
    SigmaException failure = catchThrowableOfType(SigmaException.class, () -> Rules.parse(text));
    assertThat(failure).isNotNull();
    return failure.problems();
  }

  @Test
  void readsTheHeader() throws SigmaException {
    RuleHeader header = Rules.parse(GOOD + "tags: [attack.t1059]\nstatus: test\n").header();

    assertThat(header.level()).isEqualTo(Level.HIGH);
    assertThat(header.tags()).containsExactly("attack.t1059");
    assertThat(header.id()).isEqualTo("1");
  }

  @Test
  void pointsAtAnUnknownModifier() {
    List<Problem> problems = problemsOf(GOOD.replace("endswith", "endzwith"));

    assertThat(problems)
        .singleElement()
        .hasToString(
            "r.yml:6:5: t > detection > sel > Image|endzwith: expected a modifier, found"
                + " \"endzwith\"; the nearest is endswith (of "
                + String.join(", ", Modifier.known())
                + ")");
  }

  @Test
  void tellsAllProblemsAtOnce() {
    String text = GOOD.replace("endswith", "endzwith").replace("b+", "b(").replace("high", "huge");

    assertThat(problemsOf(text)).extracting(Problem::line).containsExactlyInAnyOrder(6, 7, 9);
  }

  @Test
  void warnsOfWhatStandsInNoCondition() throws SigmaException {
    String forgotten = GOOD.replace("  condition", "  filter: {User: x}\n  condition");

    assertThat(Rules.parse(forgotten).warnings())
        .singleElement()
        .hasToString("r.yml:8:3: t > detection > filter: stands in no condition");
    assertThat(Rules.parse(forgotten.replace("sel\n", "sel and not filter\n")).warnings())
        .isEmpty();
  }

  @Test
  void refusesARegexThatNoEngineAccepts() {
    assertThat(problemsOf(GOOD.replace("b+", "b(")))
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.FAILED))
        .satisfies(p -> assertThat(p.message()).contains("expected a regular expression"));
  }

  @Test
  void leavesOtherLogSourcesOut() {
    assertThat(problemsOf(GOOD.replace("process_creation", "file_event")))
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.NOT_FOR_THIS_STREAM);
  }

  @Test
  void takesSecurityRulesThatAskFor4688() throws SigmaException {
    String text =
        GOOD.replace(
                "category: process_creation, product: windows",
                "product: windows, service: security")
            .replace("sel:", "sel:\n    EventID: 4688");

    assertThat(Rules.parse(text).header().title()).isEqualTo("t");
  }

  @Test
  void namesAPlaceholderWithoutValues() {
    assertThat(
            problemsOf(GOOD.replace("Image|endswith", "Image|expand").replace("\\a.exe", "%no%")))
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.UNSUPPORTED))
        .satisfies(p -> assertThat(p.message()).contains("%no%"));
  }

  @Test
  void warnsOfAFieldThatNoEventHas() throws SigmaException {
    SigmaRule rule = Rules.parse(GOOD.replace("Image|", "Imagination|"));

    assertThat(rule.warnings()).hasSize(1);
    assertThat(Rules.matches(rule, Rules.event("CommandLine", "b"))).isFalse();
  }

  @Test
  void throwsNothingElseWhateverTheBytes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 5_000; i++) {
      byte[] mutated = good.clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      String text =
          new String(mutated, 0, random.nextInt(mutated.length) + 1, StandardCharsets.UTF_8);
      assertThatOnlyDeclared(text, seed);
    }
  }

  private static void assertThatOnlyDeclared(String text, long seed) {
    try {
      // None, where a comment is all that is left of the file.
      for (YamlMap document : YamlReader.read(new RuleDocument("r.yml", text))) {
        SigmaRule rule = new RuleParser(Map.of()).parse("r.yml", document);
        rule.condition().matches(field -> field == Field.IMAGE ? "x" : null);
      }
    } catch (SigmaException e) {
      assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
    }
  }
}
