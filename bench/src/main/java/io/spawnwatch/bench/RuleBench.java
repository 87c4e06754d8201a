package io.spawnwatch.bench;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.sigma.CompiledRules;
import io.spawnwatch.sigma.RuleMatcher;
import io.spawnwatch.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code bin/spawnwatch bench rules}: what one creation costs through a tenth of the rules, all of
 * them, and ten times as many; beside each rule in turn. Every command line gets a token of its own
 * in every round, so none is remembered from one to the next.
 */
@Command(name = "rules", description = "Measures a creation through more and more rules.")
final class RuleBench implements Callable<Integer> {

  private static final int ROUNDS = 200;
  private static final int SLOW_ROUNDS = 4;
  private static final int LOADS = 7;
  private static final int COPIES = 9;

  @Mixin private CorpusRules corpus;

  private int matches;

  @Override
  public Integer call() throws Exception {
    for (int load = 0; load < LOADS; load++) {
      load();
    }
    List<SigmaRule> rules = corpus.rules();
    List<ProcessEvent> creations = corpus.creations();
    System.out.printf("%,d creations, %d rounds%n", creations.size(), ROUNDS);
    measure("no rule", creations, ROUNDS, compiled(List.of()));
    measure("a tenth of the rules", creations, ROUNDS, compiled(everyTenth(rules)));
    measure("all rules", creations, ROUNDS, compiled(rules));
    measure("ten times the rules", creations, ROUNDS, compiled(tenfold(rules)));
    measure("each rule in turn", creations, SLOW_ROUNDS, event -> inTurn(rules, event));
    return matches > 0 ? 0 : 1;
  }

  private void load() throws Exception {
    long began = System.nanoTime();
    List<SigmaRule> rules = corpus.rules();
    long parsed = System.nanoTime();
    CompiledRules.compile(rules);
    System.out.printf(
        "%,d rules read and parsed in %,d ms, compiled in %,d ms%n",
        rules.size(), (parsed - began) / 1_000_000, (System.nanoTime() - parsed) / 1_000_000);
  }

  private static List<SigmaRule> everyTenth(List<SigmaRule> rules) {
    List<SigmaRule> some = new ArrayList<>();
    for (int i = 0; i < rules.size(); i += 10) {
      some.add(rules.get(i));
    }
    return some;
  }

  private static List<SigmaRule> tenfold(List<SigmaRule> rules) {
    List<SigmaRule> all = new ArrayList<>(rules);
    for (int copy = 0; copy < COPIES; copy++) {
      RuleVariant variant = new RuleVariant((char) ('g' + copy));
      rules.forEach(rule -> all.add(variant.of(rule)));
    }
    return all;
  }

  private static ToIntFunction<FieldValues> compiled(List<SigmaRule> rules) {
    RuleMatcher matcher = CompiledRules.compile(rules).matcher((rule, failure) -> {});
    return matcher::match;
  }

  private static int inTurn(List<SigmaRule> rules, FieldValues event) {
    int count = 0;
    for (SigmaRule rule : rules) {
      count += rule.condition().matches(event) ? 1 : 0;
    }
    return count;
  }

  private void measure(
      String name, List<ProcessEvent> creations, int rounds, ToIntFunction<FieldValues> all) {
    ItemTimes.Round round =
        number -> {
          List<FieldValues> fresh = fresh(creations, number);
          return item -> matches += all.applyAsInt(fresh.get(item));
        };
    System.out.println(ItemTimes.of(creations.size(), rounds, round).line(name));
  }

  /**
   * The creations, each with a token in its command line that no other round has. The other values
   * repeat, as they do in an estate, but are texts of their own: nothing is known of them either.
   */
  private static List<FieldValues> fresh(List<ProcessEvent> creations, int round) {
    List<FieldValues> fresh = new ArrayList<>(creations.size());
    for (int i = 0; i < creations.size(); i++) {
      fresh.add(fresh(creations.get(i), " " + Integer.toHexString(round * 1_000_003 + i * 31)));
    }
    return fresh;
  }

  private static FieldValues fresh(ProcessEvent event, String token) {
    String[] values = new String[Field.values().length];
    for (Field field : Field.values()) {
      String carried = event.carried(field);
      if (carried != null) {
        values[field.ordinal()] =
            field == Field.COMMAND_LINE ? carried + token : String.valueOf(carried.toCharArray());
      }
    }
    return new Fresh(event, values);
  }

  private record Fresh(ProcessEvent event, String[] values) implements FieldValues {
    @Override
    public String get(Field field) {
      String value = values[field.ordinal()];
      return value != null ? value : event.get(field);
    }

    @Override
    public List<String> all(Field field) {
      return field.isMultiValued() ? event.all(field) : FieldValues.super.all(field);
    }
  }
}
