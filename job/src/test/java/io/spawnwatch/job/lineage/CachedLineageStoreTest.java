package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessGuid;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is put, evicted, flushed, swept and restored: a host has what was put for it last. */
class CachedLineageStoreTest {

  private static final int HOSTS = 30;
  private static final int SLOTS = 100;
  private static final Duration MAX_AGE = Duration.ofDays(3);
  private static final Duration GRACE = Duration.ofHours(4);
  private static final LineageSettings SETTINGS =
      new LineageSettings(Set.of(), GRACE, MAX_AGE, 1_000, 12);

  private final long seed = Long.getLong("spawnwatch.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, Map<Long, ProcessSlot>> expected = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Long> clocks = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 30_000, 150_000, Long.MAX_VALUE})
  void readsBackWhatWasPutLast(long cacheBytes) throws Exception {
    StoreOperator operator = new StoreOperator(cacheBytes);
    try (var harness = operator.harness()) {
      for (int step = 0; step < 120_000; step++) {
        String host = "h" + (int) (HOSTS * Math.pow(random.nextDouble(), 4));
        harness.processElement(new StreamRecord<>(host));
        take(operator, host, Duration.ofMinutes(step).toMillis());
      }
      operator.store().flush();
      for (String host : expected.keySet()) {
        harness.processElement(new StreamRecord<>(host));
        assertIsStored(operator.state(), host);
      }
    }
  }

  private void take(StoreOperator operator, String host, long step) {
    CachedLineageStore store = operator.store();
    boolean unheard = store.enter(host);
    assertThat(unheard).as("seed %d, step %d, %s", seed, step, host).isEqualTo(known.add(host));
    assertThat(store.host().clock())
        .as("seed %d, step %d, %s", seed, step, host)
        .isEqualTo(clocks.getOrDefault(host, ProcessNode.UNKNOWN));
    store.host().advanceTo(step);
    store.hostChanged();
    clocks.put(host, step);
    Map<Long, ProcessSlot> slots = expected.computeIfAbsent(host, h -> new HashMap<>());
    switch (random.nextInt(1_000)) {
      case 0, 1, 2, 3 -> store.flush();
      case 4 -> operator.restart();
      case 5 -> {
        store.forget();
        known.remove(host);
        clocks.remove(host);
        slots.clear();
      }
      case 6, 7, 8, 9, 10, 11, 12, 13, 14 -> sweep(store, slots, step);
      default -> use(store, random.nextInt(SLOTS), slots, step);
    }
  }

  /** What ended without children goes at once after its grace, all else at the latest in a day. */
  private void sweep(CachedLineageStore store, Map<Long, ProcessSlot> slots, long step) {
    Swept swept = store.sweep(SETTINGS);
    for (Map.Entry<Long, ProcessSlot> slot : slots.entrySet()) {
      boolean isGone = store.get(slot.getKey()).nodes().isEmpty();
      ProcessNode node = slot.getValue().nodes().get(0);
      boolean isOld = node.life().used() < step - MAX_AGE.toMillis();
      boolean isOver = node.hasEnd() && node.end() < step - GRACE.toMillis();
      assertThat(isGone && !isOld && !isOver)
          .as("seed %d, step %d: removed too early: %s", seed, step, node)
          .isFalse();
    }
    slots.entrySet().removeIf(slot -> store.get(slot.getKey()).nodes().isEmpty());
    assertThat(swept.kept()).as("seed %d, step %d", seed, step).isEqualTo(slots.size());
  }

  private void use(CachedLineageStore store, long slot, Map<Long, ProcessSlot> slots, long step) {
    switch (random.nextInt(10)) {
      case 0 -> put(store, slot, slots, ProcessSlot.EMPTY);
      case 1, 2 -> put(store, slot, slots, slotWith(slot, step));
      case 3 -> put(store, slot, slots, ended(store.get(slot), step));
      default -> {
        // Reading is all.
      }
    }
    ProcessSlot read = random.nextBoolean() ? store.creators(slot) : store.get(slot);
    assertThat(read)
        .as("seed %d, step %d, slot %d", seed, step, slot)
        .isEqualTo(slots.getOrDefault(slot, ProcessSlot.EMPTY));
  }

  private static void put(
      CachedLineageStore store, long slot, Map<Long, ProcessSlot> slots, ProcessSlot put) {
    store.put(slot, put);
    if (put.nodes().isEmpty()) {
      slots.remove(slot);
    } else {
      slots.put(slot, put);
    }
  }

  /** Also the copies of ancestors. */
  private void assertIsStored(LineageState state, String host) throws Exception {
    Map<Long, ProcessSlot> stored = new HashMap<>();
    state.forEach(stored::put);
    assertThat(stored).as("seed %d, %s", seed, host).isEqualTo(expected.get(host));
    ProcessSlot copies = state.ancestors().value();
    if (copies != null) {
      for (ProcessNode copy : copies.nodes()) {
        assertThat(stored.get(copy.pid()).nodes()).as("seed %d", seed).containsExactly(copy);
      }
    }
  }

  private static ProcessSlot slotWith(long slot, long step) {
    ProcessGuid guid = new ProcessGuid(slot, step);
    ProcessText text = new ProcessText("a.exe", "a " + step, null, null, null);
    return new ProcessSlot(
        List.of(ProcessNode.placeholder(guid, slot, Lifetime.around(step), 0, text)));
  }

  private static ProcessSlot ended(ProcessSlot slot, long step) {
    return slot.nodes().isEmpty() ? slot : slot.with(slot.nodes().get(0).withEnd(step));
  }
}
