package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever stands in a rule file: a rule, or the declared exception. */
class RuleFuzzTest {

  private static final String RULE =
      """
      title: Fuzzed
      id: 5c1be7a4-0f43-4f0e-9a6c-6c6f1a0c6f11
      level: high
      tags: [attack.t1059.001]
      logsource: {category: process_creation, product: windows}
      detection:
        a:
          Image|endswith: ['\\cmd.exe', '\\powershell.exe']
          CommandLine|re|i: '(a|b)*c'
        b:
          - CommandLine|windash|contains|all: [' -e ', 'http']
          - User|cidr: 10.0.0.0/8
        c|base64offset|contains: 'x'
        keywords: ['mimi*', 7]
        condition: (a or 1 of b*) and not all of c* or keywords
      """;

  private static final List<String> PIECES =
      List.of(
          "|",
          ":",
          "  ",
          "\n",
          "- ",
          "'",
          "\"",
          "[",
          "]",
          "{",
          "}",
          "*",
          "?",
          "\\",
          "(",
          ")",
          " and ",
          " or ",
          " not ",
          "1 of ",
          "all of them",
          "null",
          "|re",
          "|contains",
          "|all",
          "|expand",
          "%domain%",
          "|cidr",
          "|gt",
          "&a ",
          "*a",
          "!!java.io.File ",
          "---\n",
          "\u0000",
          "\ud83d\ude00",
          "(?=",
          "a{1000}{1000}",
          "|fieldref",
          "|base64",
          "|wide",
          "0x",
          "-1");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  @Timeout(60)
  void noTextThrowsAnythingButTheDeclaredException() {
    List<SigmaRule> rules = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      String text = mutated(RULE);
      try {
        rules.addAll(parse(text));
      } catch (SigmaException e) {
        assertThat(e.problems()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed + ", text " + i + ":\n" + text, e);
      }
    }
    assertThat(rules).as("rules that survived").hasSizeGreaterThan(50);
    evaluate(rules);
  }

  private void evaluate(List<SigmaRule> rules) {
    RuleMatcher matcher = CompiledRules.compile(rules).matcher();
    for (int i = 0; i < 2_000; i++) {
      String[] values = new String[Field.values().length];
      for (Field field : Field.values()) {
        values[field.ordinal()] = random.nextInt(3) == 0 ? null : mutated("cmd.exe -e http://x");
      }
      FieldValues event = field -> values[field.ordinal()];
      matcher.match(event);
    }
  }

  private static List<SigmaRule> parse(String text) throws SigmaException {
    List<SigmaRule> rules = new ArrayList<>();
    for (YamlMap map : YamlReader.read(new RuleDocument("f.yml", text))) {
      rules.add(new RuleParser(Map.of("domain", List.of("corp"))).parse("f.yml", map));
    }
    return rules;
  }

  private String mutated(String text) {
    StringBuilder mutated = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(4); changes > 0 && mutated.length() > 0; changes--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(4)) {
        case 0 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(8)));
        case 2 -> mutated.setCharAt(at, (char) random.nextInt(0x250));
        default -> mutated.insert(at, noise());
      }
    }
    return mutated.toString();
  }

  private String noise() {
    byte[] bytes = new byte[random.nextInt(12)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
