package io.spawnwatch.bench;

import io.spawnwatch.cli.events.DecodedFiles;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.CompiledRules;
import io.spawnwatch.sigma.RuleMatcher;
import io.spawnwatch.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bin/spawnwatch bench rules}: what one creation costs through a tenth of the rules, all of
 * them, and ten times as many; beside each rule in turn. Every command line gets a token of its own
 * in every round, so nothing is remembered from one to the next.
 */
@Command(name = "rules", description = "Measures a creation through more and more rules.")
final class RuleBench implements Callable<Integer> {

  /** Half of them warm the compiler up. */
  private static final int ROUNDS = 200;

  private static final int SLOW_ROUNDS = 4;
  private static final int COPIES = 9;

  @Option(names = "--rules", required = true, description = "A file or folder of Sigma rules.")
  private String rulePath;

  @Option(names = "--events", required = true, description = "A file or folder of real events.")
  private String eventPath;

  private int matches;

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    List<SigmaRule> rules = LibraryLoader.load(RuleFiles.read(List.of(rulePath)), Map.of()).rules();
    CompiledRules.compile(rules);
    System.out.printf("%,d rules loaded in %,d ms%n", rules.size(), millisSince(began));
    List<ProcessEvent> creations = creations();
    System.out.printf("%,d creations, median of %d rounds%n", creations.size(), ROUNDS / 2);
    measure("no rule", creations, ROUNDS, compiled(List.of()));
    measure("a tenth of the rules", creations, ROUNDS, compiled(everyTenth(rules)));
    measure("all rules", creations, ROUNDS, compiled(rules));
    measure("ten times the rules", creations, ROUNDS, compiled(tenfold(rules)));
    measure("each rule in turn", creations, SLOW_ROUNDS, event -> inTurn(rules, event));
    return matches > 0 ? 0 : 1;
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private List<ProcessEvent> creations() throws Exception {
    List<ProcessEvent> creations = new ArrayList<>();
    var files = EventFiles.find(List.of(eventPath));
    for (List<ProcessEvent> host : DecodedFiles.byHost(files, DecodeSettings.DEFAULTS).values()) {
      host.stream().filter(e -> e.kind() == ProcessEvent.Kind.CREATION).forEach(creations::add);
    }
    return creations;
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
    List<Double> means = new ArrayList<>();
    double[] last = new double[creations.size()];
    for (int round = 0; round < rounds; round++) {
      List<FieldValues> fresh = fresh(creations, round);
      for (int i = 0; i < last.length; i++) {
        long began = System.nanoTime();
        matches += all.applyAsInt(fresh.get(i));
        last[i] = (System.nanoTime() - began) / 1e3;
      }
      if (round >= rounds / 2) {
        means.add(Arrays.stream(last).average().orElseThrow());
      }
    }
    Collections.sort(means);
    Arrays.sort(last);
    System.out.printf(
        "%-22s %8.2f µs the median creation, %8.2f the mean%n",
        name, last[last.length / 2], means.get(means.size() / 2));
  }

  /** The creations, each with a token in its command line that no other round has. */
  private static List<FieldValues> fresh(List<ProcessEvent> creations, int round) {
    List<FieldValues> fresh = new ArrayList<>(creations.size());
    for (int i = 0; i < creations.size(); i++) {
      ProcessEvent event = creations.get(i);
      String command = event.get(Field.COMMAND_LINE);
      String token = " " + Integer.toHexString(round * 1_000_003 + i * 31);
      fresh.add(new WithToken(event, command == null ? null : command + token));
    }
    return fresh;
  }

  private record WithToken(ProcessEvent event, String command) implements FieldValues {
    @Override
    public String get(Field field) {
      return field == Field.COMMAND_LINE ? command : event.get(field);
    }

    @Override
    public List<String> all(Field field) {
      return field.isMultiValued() ? event.all(field) : FieldValues.super.all(field);
    }
  }
}
