package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompiledRulesTest {

  private static final Field[] FIELDS = {Field.IMAGE, Field.COMMAND_LINE, Field.USER};
  private static final String LETTERS = "abAB\\.*? ";

  private static final List<String> REGEXES =
      List.of("aab", "[ab]{2}\\.", "abb.*baa", "(?:aab)+b", "\\\\[a ]", "a|bbb", "b?aaa");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void agreesWithThePlainReadingOfRandomRules() {
    List<SigmaRule> rules = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rules.add(
          new SigmaRule(
              header(i),
              new Logsource("process_creation", "windows", null),
              condition(3),
              List.of()));
    }
    RuleMatcher matcher = CompiledRules.compile(rules).matcher();
    for (int i = 0; i < 500; i++) {
      FieldValues event = event();
      BitSet plain = new BitSet();
      for (int rule = 0; rule < rules.size(); rule++) {
        plain.set(rule, rules.get(rule).condition().matches(event));
      }
      assertThat(compiled(matcher, event)).as("seed %d, event %d", seed, i).isEqualTo(plain);
    }
  }

  private static BitSet compiled(RuleMatcher matcher, FieldValues event) {
    BitSet matched = new BitSet();
    int count = matcher.match(event);
    for (int i = 0; i < count; i++) {
      matched.set(matcher.matched(i));
    }
    return matched;
  }

  private Condition condition(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(5);
    return switch (kind) {
      case 1 -> new Condition.And(List.of(condition(depth - 1), condition(depth - 1)));
      case 2 -> new Condition.Or(List.of(condition(depth - 1), condition(depth - 1)));
      case 3 -> new Condition.Not(condition(depth - 1));
      default -> new Condition.Test(atom());
    };
  }

  private Atom atom() {
    Field field = FIELDS[random.nextInt(FIELDS.length)];
    if (random.nextInt(10) == 0) {
      return new Atom.Missing(field);
    }
    if (random.nextInt(10) == 0) {
      String regex = REGEXES.get(random.nextInt(REGEXES.size()));
      return new Atom.Regex(field, RegexTest.compile(regex, random.nextBoolean(), false, false));
    }
    if (random.nextInt(20) == 0) {
      return new Atom.Keyword(Glob.parse(text(4)), random.nextBoolean());
    }
    Glob glob = Glob.parse(text(4));
    glob = random.nextBoolean() ? glob.withAnyBefore() : glob;
    glob = random.nextBoolean() ? glob.withAnyAfter() : glob;
    return new Atom.Text(field, glob, random.nextInt(5) == 0);
  }

  private FieldValues event() {
    String[] values = new String[Field.values().length];
    for (Field field : FIELDS) {
      values[field.ordinal()] = random.nextInt(4) == 0 ? null : text(8);
    }
    return field -> values[field.ordinal()];
  }

  private String text(int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static RuleHeader header(int number) {
    return new RuleHeader(
        "r" + number, null, "t", "", "", Level.LOW, List.of(), List.of(), "r.yml", 1);
  }
}
