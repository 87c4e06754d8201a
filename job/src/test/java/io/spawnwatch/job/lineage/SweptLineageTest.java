package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories: whatever leaves the cache, is swept or restored, every creation has the
 * ancestors that it has where all processes are remembered.
 */
class SweptLineageTest {

  private static final int HISTORIES = 300;
  private static final int HOSTS = 3;
  private static final LineageSettings SETTINGS =
      new LineageSettings(Set.of(), Duration.ofSeconds(5), Duration.ofDays(7), 1_000, 12);

  private final long seed = Long.getLong("spawnwatch.seed", System.nanoTime());

  @ParameterizedTest(name = "cache of {0} bytes")
  @ValueSource(longs = {1, 12_000, 40_000, Long.MAX_VALUE})
  void everyCreationHasTheAncestorsThatItHasWithoutSweeps(long cacheBytes) throws Exception {
    StoreOperator operator = new StoreOperator(cacheBytes);
    try (var harness = operator.harness()) {
      for (int i = 0; i < HISTORIES; i++) {
        new Estate(operator, harness, seed + i).live();
      }
    }
  }

  /** Some hosts, each with a history, which interleave. */
  private static final class Estate {

    private final StoreOperator operator;
    private final KeyedOneInputStreamOperatorTestHarness<String, String, String> harness;
    private final long seed;
    private final Random random;
    private final Map<String, Lineage> remembered = new HashMap<>();
    private Lineage lineage;

    private Estate(
        StoreOperator operator,
        KeyedOneInputStreamOperatorTestHarness<String, String, String> harness,
        long seed) {
      this.operator = operator;
      this.harness = harness;
      this.seed = seed;
      this.random = new Random(seed);
      restart();
    }

    private void restart() {
      operator.restart();
      lineage = new Lineage(SETTINGS, operator.store());
    }

    private void live() throws Exception {
      double loss = random.nextInt(3) / 10.0;
      Map<String, List<ProcessEvent>> histories = new HashMap<>();
      for (int i = 0; i < HOSTS; i++) {
        String host = seed + "-" + i;
        histories.put(host, new RandomHistory(random, loss).events());
        remembered.put(host, new Lineage(SETTINGS, new MemoryStore()));
      }
      int longest = histories.values().stream().mapToInt(List::size).max().orElseThrow();
      for (int i = 0; i < longest; i++) {
        for (Map.Entry<String, List<ProcessEvent>> history : histories.entrySet()) {
          if (i < history.getValue().size()) {
            take(history.getKey(), history.getValue().get(i));
          }
        }
      }
    }

    private void take(String host, ProcessEvent event) throws Exception {
      harness.processElement(new StreamRecord<>(host));
      operator.store().enter(host);
      assertThat(told(lineage, event))
          .as("seed %d, %s, %s", seed, host, event)
          .isEqualTo(told(remembered.get(host), event));
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> operator.store().sweep(SETTINGS);
        case 3 -> operator.store().flush();
        case 4 -> restart();
        default -> {
          // The next event comes.
        }
      }
    }

    /** The process and its ancestors as they are known when it is created; null for others. */
    private static List<String> told(Lineage lineage, ProcessEvent event) {
      if (lineage.isRedelivered(event)) {
        return null;
      }
      return switch (event.kind()) {
        case CREATION -> names(lineage.created(event));
        case EXIT -> List.of("" + lineage.exited(event));
        case BOOT -> List.of("" + lineage.booted(event));
      };
    }

    private static List<String> names(Traced traced) {
      List<String> ancestors = traced.ancestors().stream().map(Estate::name).toList();
      return List.of(name(traced.process()), ancestors.toString(), "" + traced.changesTree());
    }

    private static String name(ProcessNode node) {
      return node.guid() + " " + node.image() + " " + node.commandLine();
    }
  }
}
