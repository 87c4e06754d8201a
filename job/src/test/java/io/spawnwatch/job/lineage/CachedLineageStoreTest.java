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
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is put, evicted, flushed and swept: every host reads back what was put for it last. */
class CachedLineageStoreTest {

  private static final int HOSTS = 6;
  private static final int SLOTS = 40;
  private static final int MAX_AGE = 3_000;
  private static final LineageSettings SETTINGS =
      new LineageSettings(Set.of(), Duration.ofDays(9), Duration.ofMillis(MAX_AGE), 1_000, 12);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Map<String, Map<Long, ProcessSlot>> expected = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Long> clocks = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 20_000, Long.MAX_VALUE})
  void readsBackWhatWasPutLast(long cacheBytes) throws Exception {
    StoreOperator operator = new StoreOperator(cacheBytes);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, String, String>(
            operator, host -> host, Types.STRING)) {
      harness.open();
      for (int step = 0; step < 20_000; step++) {
        String host = "h" + random.nextInt(HOSTS);
        harness.processElement(new StreamRecord<>(host));
        take(operator.store, host, step);
      }
    }
  }

  private void take(CachedLineageStore store, String host, int step) {
    boolean unheard = store.enter(host);
    assertThat(unheard).as("seed %d, step %d, %s", seed, step, host).isEqualTo(known.add(host));
    assertThat(store.host().clock())
        .as("seed %d, step %d, %s", seed, step, host)
        .isEqualTo(clocks.getOrDefault(host, ProcessNode.UNKNOWN));
    store.host().advanceTo(step);
    store.hostChanged();
    clocks.put(host, (long) step);
    long slot = random.nextInt(SLOTS);
    Map<Long, ProcessSlot> slots = expected.computeIfAbsent(host, h -> new HashMap<>());
    switch (random.nextInt(200)) {
      case 0 -> store.flush();
      case 1 -> {
        slots.values().removeIf(kept -> isEmptyOrOld(kept, step));
        assertThat(store.sweep(SETTINGS).kept())
            .as("seed %d, step %d, %s", seed, step, host)
            .isEqualTo(slots.size());
      }
      case 2 -> {
        store.forget();
        known.remove(host);
        clocks.remove(host);
        slots.clear();
      }
      default -> {
        ProcessSlot put = random.nextInt(4) == 0 ? ProcessSlot.EMPTY : slotWith(slot, step);
        if (random.nextBoolean()) {
          store.put(slot, put);
          slots.put(slot, put);
        }
        assertThat(store.get(slot))
            .as("seed %d, step %d, %s slot %d", seed, step, host, slot)
            .isEqualTo(slots.getOrDefault(slot, ProcessSlot.EMPTY));
      }
    }
  }

  private static boolean isEmptyOrOld(ProcessSlot slot, int step) {
    return slot.nodes().stream().allMatch(node -> node.life().used() < step - MAX_AGE);
  }

  private static ProcessSlot slotWith(long slot, int step) {
    ProcessGuid guid = new ProcessGuid(slot, step);
    ProcessText text = new ProcessText("a.exe", "a " + step, null, null, null);
    return new ProcessSlot(
        List.of(ProcessNode.placeholder(guid, slot, Lifetime.around(step), 0, text)));
  }

  private static final class StoreOperator extends AbstractStreamOperator<String>
      implements OneInputStreamOperator<String, String> {

    private final long cacheBytes;
    private transient CachedLineageStore store;

    private StoreOperator(long cacheBytes) {
      this.cacheBytes = cacheBytes;
    }

    @Override
    public void open() throws Exception {
      super.open();
      store =
          new CachedLineageStore(
              getRuntimeContext()
                  .getMapState(
                      new MapStateDescriptor<>(
                          "processes", LongSerializer.INSTANCE, ProcessSlotSerializer.INSTANCE)),
              getRuntimeContext()
                  .getState(new ValueStateDescriptor<>("host", HostStateSerializer.INSTANCE)),
              this::setCurrentKey,
              cacheBytes);
    }

    @Override
    public void processElement(StreamRecord<String> host) {
      // The test uses the store itself; the element only sets the key.
    }
  }
}
