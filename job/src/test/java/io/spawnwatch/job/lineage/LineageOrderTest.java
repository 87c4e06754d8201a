package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.Creation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Random histories of a host: any order of arrival gives the same tree, up to the ids' choice. */
class LineageOrderTest {

  private record Born(long pid, String image, double start) {}

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @RepeatedTest(30)
  void anyOrderOfArrivalGivesTheSameTree() {
    List<ProcessEvent> history = history();
    List<ProcessEvent> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);

    assertThat(tree(shuffled)).as("seed %d", seed).isEqualTo(tree(history));
  }

  /** Creations with exits; pids are used again, but not within the time in which events mingle. */
  private List<ProcessEvent> history() {
    List<ProcessEvent> events = new ArrayList<>();
    List<Born> alive = new ArrayList<>(List.of(new Born(8, "explorer.exe", -10)));
    for (int i = 0; i < 25; i++) {
      double time = i * 10;
      Born parent = alive.get(random.nextInt(alive.size()));
      Born child = new Born(100 + i % 20, "p" + i + ".exe", time);
      events.add(
          Creation.of(child.image())
              .pid(child.pid())
              .by(parent.pid())
              .parentImage(parent.image())
              .at(time));
      alive.removeIf(other -> other.pid() == child.pid());
      alive.add(child);
      if (random.nextInt(3) == 0 && alive.size() > 2) {
        Born ended = alive.remove(1 + random.nextInt(alive.size() - 1));
        events.add(Creation.of(ended.image()).pid(ended.pid()).exit().at(time + 5));
      }
    }
    return events;
  }

  /** Each process with its parent, named by image and start instead of by id. */
  private static Map<String, String> tree(List<ProcessEvent> arrivals) {
    MemoryStore store = new MemoryStore();
    Lineage lineage = new Lineage(LineageTest.SETTINGS, store);
    for (ProcessEvent event : arrivals) {
      if (event.kind() == ProcessEvent.Kind.CREATION) {
        lineage.created(event);
      } else {
        lineage.exited(event);
      }
    }
    Map<ProcessGuid, ProcessNode> nodes = new HashMap<>();
    store.slots().values().forEach(slot -> slot.nodes().forEach(n -> nodes.put(n.guid(), n)));
    Map<String, String> tree = new HashMap<>();
    nodes.values().stream()
        .filter(node -> !node.isPlaceholder())
        .forEach(node -> tree.put(name(node), name(nodes.get(node.parent())) + " " + node.end()));
    return tree;
  }

  private static String name(ProcessNode node) {
    return node == null ? "none" : Images.fileName(node.image());
  }
}
