package io.spawnwatch.bench;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.sigma.Atom;
import io.spawnwatch.sigma.Condition;
import io.spawnwatch.sigma.Glob;
import io.spawnwatch.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code bin/spawnwatch bench matchers}: every literal that the rules look for in a command line,
 * searched for in real command lines by each of the matchers.
 */
@Command(name = "matchers", description = "Compares ways to find the rules' literals.")
final class MatcherBench implements Callable<Integer> {

  private static final int ROUNDS = 40;

  @Mixin private CorpusRules corpus;

  private long found;

  @Override
  public Integer call() throws Exception {
    List<String> literals = literals(corpus.rules());
    List<String> texts =
        corpus.creations().stream()
            .map((ProcessEvent event) -> event.get(Field.COMMAND_LINE))
            .filter(Objects::nonNull)
            .toList();
    double length = texts.stream().mapToInt(String::length).average().orElseThrow();
    System.out.printf(
        "%,d literals in %,d command lines of %.0f characters%n",
        literals.size(), texts.size(), length);
    for (LiteralMatchers matcher : LiteralMatchers.values()) {
      measure(matcher, literals, texts);
    }
    return found > 0 ? 0 : 1;
  }

  private void measure(LiteralMatchers matcher, List<String> literals, List<String> texts)
      throws Exception {
    long began = System.nanoTime();
    LiteralMatchers.Search search = matcher.of(literals);
    long built = (System.nanoTime() - began) / 1_000_000;
    ItemTimes times =
        ItemTimes.of(texts.size(), ROUNDS, round -> item -> found += search.count(texts.get(item)));
    String name = matcher.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    System.out.printf("%s, built in %,d ms%n", times.line(name), built);
  }

  private static List<String> literals(List<SigmaRule> rules) {
    Set<String> literals = new TreeSet<>();
    rules.forEach(rule -> gather(rule.condition(), literals));
    return new ArrayList<>(literals);
  }

  private static void gather(Condition condition, Set<String> literals) {
    if (condition instanceof Condition.And and) {
      and.operands().forEach(operand -> gather(operand, literals));
    } else if (condition instanceof Condition.Or or) {
      or.operands().forEach(operand -> gather(operand, literals));
    } else if (condition instanceof Condition.Not not) {
      gather(not.operand(), literals);
    } else if (condition instanceof Condition.Named named) {
      gather(named.operand(), literals);
    } else if (((Condition.Test) condition).atom() instanceof Atom.Text text
        && text.field() == Field.COMMAND_LINE) {
      for (Glob.Part part : text.glob().parts()) {
        if (part instanceof Glob.Part.Literal literal) {
          literals.add(literal.text().toLowerCase(Locale.ROOT));
        }
      }
    }
  }
}
