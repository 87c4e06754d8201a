package io.spawnwatch.bench;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.sequence.Completion;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sequence.SequenceMatcher;
import io.spawnwatch.sequence.SequenceSet;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalIndex;
import io.spawnwatch.sequence.SignalOrder;
import io.spawnwatch.sigma.RuleDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bin/spawnwatch bench sequences}: what a signal costs on a host that has as many of each
 * rule as are kept, all in one group and within the span, for each type of sequence. The rules come
 * in turns at random, so that no step's signals stand together.
 */
@Command(name = "sequences", description = "Measures a signal where a host's signals are many.")
final class SequenceBench implements Callable<Integer> {

  private static final String[] RULES = {"a", "b", "c"};
  private static final int ARRIVALS = 1_000;

  private static final Map<String, String> SEQUENCES =
      Map.of(
          "temporal_ordered", "type: temporal_ordered, rules: [a, b, c]",
          "temporal_ordered with not",
              "type: temporal_ordered, rules: [a, b, c], condition: a and not b and c",
          "temporal", "type: temporal, rules: [a, b, c]",
          "temporal with not", "type: temporal, rules: [a, b, c], condition: a and c and not b",
          "event_count", "type: event_count, rules: [a, b, c], condition: {gte: 500}",
          "value_count",
              "type: value_count, rules: [a, b, c], condition: {gte: 500, field: CommandLine}");

  private static final String RULE =
      """

      ---
      title: %1$s
      id: %1$s
      name: %1$s
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image: '%1$s.exe'}, condition: sel}
      """;

  @Option(names = "--signals", description = "Kept of each rule (default: ${DEFAULT-VALUE}).")
  private int signals = 1_000;

  @Option(names = "--rounds", description = "Half of them warm up (default: ${DEFAULT-VALUE}).")
  private int rounds = 10;

  @Parameters(paramLabel = "NAME", description = "Sequences whose names begin so (default: all).")
  private List<String> names = List.of("");

  private long completions;

  @Override
  public Integer call() throws Exception {
    System.out.printf("%,d signals of each of %d rules%n", signals, RULES.length);
    for (String name : SEQUENCES.keySet().stream().filter(this::isAsked).sorted().toList()) {
      SequenceSet set = new SequenceSet(List.of(sequence(SEQUENCES.get(name))));
      measure(name + ", in order", set, 0);
      measure(name + ", shuffled", set, Integer.MAX_VALUE);
    }
    return completions > 0 ? 0 : 1;
  }

  private boolean isAsked(String name) {
    return names.stream().anyMatch(name::startsWith);
  }

  private static CorrelationRule sequence(String correlation) {
    StringBuilder text = new StringBuilder("title: s\nid: s\ncorrelation: {group-by: [Computer], ");
    text.append("timespan: 1d, ").append(correlation).append('}');
    for (String rule : RULES) {
      text.append(RULE.formatted(rule));
    }
    var document = new RuleDocument("bench.yml", text.toString(), true);
    return LibraryLoader.load(List.of(document), Map.of()).sequences().get(0);
  }

  private void measure(String name, SequenceSet set, int shuffled) {
    ItemTimes.Round round =
        number -> {
          Host host = new Host(set);
          List<Signal> arrivals = arrivals(signals * RULES.length + ARRIVALS, shuffled > 0);
          arrivals.subList(0, arrivals.size() - ARRIVALS).forEach(host::arrives);
          List<Signal> measured = arrivals.subList(arrivals.size() - ARRIVALS, arrivals.size());
          return item -> host.arrives(measured.get(item));
        };
    System.out.println(ItemTimes.of(ARRIVALS, rounds, round).line(name));
  }

  private static List<Signal> arrivals(int count, boolean shuffled) {
    Random random = new Random(1);
    List<Signal> arrivals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      arrivals.add(signal(i, RULES[random.nextInt(RULES.length)]));
    }
    if (shuffled) {
      Collections.shuffle(arrivals, random);
    }
    return arrivals;
  }

  private static Signal signal(int second, String rule) {
    var process = new ProcessGuid(7, second);
    Map<Field, List<String>> values =
        Map.of(
            Field.COMPUTER, List.of("ws01"),
            Field.COMMAND_LINE, List.of("command " + second % 600));
    var order = new SignalOrder(second * 1_000L, "security", second, 0);
    return new Signal(process, order, 0, Set.of(rule), values, List.of(process), Set.of());
  }

  /** What the host stage does with a signal, without its state. */
  private final class Host {
    private final SequenceMatcher matcher;
    private final SignalIndex index = new SignalIndex();
    private final Set<ProcessGuid> waiting = new HashSet<>();

    Host(SequenceSet set) {
      matcher = set.host().matcher();
    }

    void arrives(Signal signal) {
      Signal now = index.put(signal);
      for (Completion completion : matcher.completions(now, now.rules(), index, s -> waiting)) {
        completions++;
        if (completion.waits()) {
          waiting.add(completion.last().process());
        } else {
          index.markReported(completion.last().process(), completion.sequence().id());
        }
      }
      index.limit(now.rules(), signals);
    }
  }
}
