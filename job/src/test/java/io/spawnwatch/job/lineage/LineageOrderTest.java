package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of a host: any order of arrival gives the same tree, up to the ids' choice. */
class LineageOrderTest {

  private static final int HISTORIES = 2_000;
  private static final String UNSEEN = "unseen";

  private final long seed = System.nanoTime();

  @Test
  void anyOrderOfArrivalGivesTheSameTree() {
    for (int i = 0; i < HISTORIES; i++) {
      Random random = new Random(seed + i);
      List<ProcessEvent> events = new RandomHistory(random, 0).events();

      assertThat(tree(shuffled(events, random))).as("seed %d", seed + i).isEqualTo(tree(events));
    }
  }

  /** Whose creator's own creation was lost may be taken for another's child, if nothing tells. */
  @ParameterizedTest(name = "{0} of the events lost")
  @ValueSource(doubles = {0, 0.1, 0.3})
  void findsEveryCreatorThatAnEventToldOf(double loss) {
    for (int i = 0; i < HISTORIES; i++) {
      Random random = new Random(seed + i);
      RandomHistory history = new RandomHistory(random, loss);
      Map<String, String> expected = new TreeMap<>(history.parents());
      expected.keySet().retainAll(history.told());
      expected.values().retainAll(history.told());

      assertThat(tree(shuffled(history.events(), random)))
          .as("seed %d", seed + i)
          .containsAllEntriesOf(expected);
    }
  }

  private static List<ProcessEvent> shuffled(List<ProcessEvent> events, Random random) {
    List<ProcessEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Each process with its parent, named by their command lines instead of by their ids. */
  private static Map<String, String> tree(List<ProcessEvent> arrivals) {
    MemoryStore store = new MemoryStore();
    Lineage lineage = new Lineage(LineageTest.SETTINGS, store);
    for (ProcessEvent event : arrivals) {
      if (lineage.isRedelivered(event)) {
        continue;
      }
      switch (event.kind()) {
        case CREATION -> lineage.created(event);
        case EXIT -> lineage.exited(event);
        case BOOT -> lineage.booted(event);
      }
    }
    Map<String, String> tree = new TreeMap<>();
    for (ProcessSlot slot : store.slots().values()) {
      slot.nodes().stream()
          .filter(node -> !node.isPlaceholder())
          .forEach(node -> tree.put(node.commandLine(), parentOf(node, lineage)));
    }
    return tree;
  }

  private static String parentOf(ProcessNode node, Lineage lineage) {
    List<ProcessNode> ancestors = lineage.ancestors(node);
    boolean seen = !ancestors.isEmpty() && !ancestors.get(0).isPlaceholder();
    return seen ? ancestors.get(0).commandLine() : UNSEEN;
  }
}
