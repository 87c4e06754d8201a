package io.spawnwatch.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On data in order, ordered sequences complete where the matches of stock Flink CEP end. */
class StockCepTest {

  private static final int SIGNALS = 40;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @RepeatedTest(200)
  void randomSequencesCompleteWhereStockMatchesEnd() throws Exception {
    List<String> rules = List.of("a", "b", "c", "d").subList(0, 2 + random.nextInt(3));
    CorrelationRule sequence =
        Signals.ordered(1 + random.nextInt(20), rules.toArray(String[]::new));

    agreesOn(sequence, history(sequence));
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void bundledSequencesCompleteWhereStockMatchesEnd(CorrelationRule sequence) throws Exception {
    agreesOn(sequence, history(sequence));
  }

  @Test
  void theHistoriesHaveMatches() {
    CorrelationRule sequence = Signals.ordered(20, "a", "b", "c");

    int found = 0;
    for (int i = 0; i < 50; i++) {
      found += completed(sequence, history(sequence)).size();
    }

    assertThat(found).as("seed %d", seed).isPositive();
  }

  static Stream<CorrelationRule> bundled() throws IOException {
    return LibraryLoader.load(RuleFiles.bundled(), Map.of()).sequences().stream()
        .filter(sequence -> sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED)
        .filter(sequence -> sequence.condition() instanceof CorrelationCondition.AllRules);
  }

  private void agreesOn(CorrelationRule sequence, List<Signal> inOrder) throws Exception {
    assertThat(completed(sequence, inOrder))
        .as("seed %d, %s", seed, sequence)
        .isEqualTo(StockCep.lastProcesses(grouped(sequence, inOrder), sequence));
  }

  private static Set<Long> completed(CorrelationRule sequence, List<Signal> inOrder) {
    SequenceMatcher matcher = new SequenceFamily(List.of(sequence)).matcher();
    SignalIndex index = new SignalIndex();
    Set<Long> completed = new TreeSet<>();
    for (Signal signal : inOrder) {
      Signal now = index.put(signal);
      for (Completion completion : matcher.completions(now, now.rules(), index)) {
        index.markReported(completion.last().process(), sequence.id());
        completed.add(completion.last().process().low());
      }
    }
    return completed;
  }

  /** Each signal once for every group that it is in, with the rules for which it is. */
  private static List<StockCep.Grouped> grouped(CorrelationRule sequence, List<Signal> inOrder) {
    Grouping grouping = new Grouping(sequence.groupBy());
    List<StockCep.Grouped> grouped = new ArrayList<>();
    for (Signal signal : inOrder) {
      Map<List<String>, List<String>> rulesOfGroups = new HashMap<>();
      for (String rule : sequence.rules()) {
        if (signal.rules().contains(rule)) {
          grouping
              .groupsOf(signal, rule)
              .forEach(g -> rulesOfGroups.computeIfAbsent(g, x -> new ArrayList<>()).add(rule));
        }
      }
      rulesOfGroups.forEach(
          (group, rules) ->
              grouped.add(new StockCep.Grouped(group.toString(), new Member(signal, rules))));
    }
    return grouped;
  }

  /** Processes of a random tree, each with one of the sequence's rules, or two, or none. */
  private List<Signal> history(CorrelationRule sequence) {
    long step = Math.max(1, sequence.timespan().toMillis() / 10);
    List<Signal> signals = new ArrayList<>();
    long time = 1_790_000_000_000L;
    for (int process = 0; process < SIGNALS; process++) {
      time += step * random.nextInt(4);
      List<ProcessGuid> lineage = new ArrayList<>(List.of(new ProcessGuid(7, process)));
      if (process > 0 && random.nextInt(5) > 0) {
        lineage.addAll(signals.get(random.nextInt(process)).lineage());
      }
      signals.add(signal(sequence, process, time, lineage));
    }
    return signals;
  }

  private Signal signal(
      CorrelationRule sequence, int process, long time, List<ProcessGuid> lineage) {
    Set<String> rules = new HashSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      rules.add(sequence.rules().get(random.nextInt(sequence.rules().size())));
    }
    var order = new SignalOrder(time, "security", process, 0);
    var guid = new ProcessGuid(7, process);
    return new Signal(guid, order, 0, rules, values(sequence, lineage), lineage, Set.of());
  }

  private Map<Field, List<String>> values(CorrelationRule sequence, List<ProcessGuid> lineage) {
    List<String> guids = lineage.stream().map(ProcessGuid::toString).toList();
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (Field field : sequence.fields()) {
      values.put(
          field,
          switch (field) {
            case PROCESS_GUID -> guids.subList(0, 1);
            case PARENT_PROCESS_GUID -> guids.subList(1, Math.min(2, guids.size()));
            case ANCESTOR_PROCESS_GUID -> guids.subList(1, guids.size());
            case SELF_AND_ANCESTOR_PROCESS_GUID -> guids;
            case ACTIVITY_GUID -> guids.subList(guids.size() - 1, guids.size());
            default -> List.of(random.nextBoolean() ? "one" : "other");
          });
    }
    return values;
  }
}
