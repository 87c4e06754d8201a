package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeftSlotsTest {

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void mayHoldAllThatLeftAndFewOthers() {
    long[] left = LongStream.generate(this::pidOrGuid).distinct().limit(300).toArray();
    LeftSlots slots = LeftSlots.NONE.with(map(left, 0, 200)).with(map(left, 200, 300));

    assertThat(LongStream.of(left)).as("seed %d", seed).allMatch(slots::mayHold);
    long wrong = LongStream.generate(random::nextLong).limit(10_000).filter(slots::mayHold).count();
    assertThat(wrong).as("of 10,000 others, seed %d", seed).isLessThan(1_000);
  }

  @Test
  void mayHoldAnyAsLongAsTheStateWasNotReadInFull() {
    assertThat(LeftSlots.ANY.with(new SlotMap()).mayHold(random.nextLong())).isTrue();
    assertThat(LeftSlots.NONE.mayHold(random.nextLong())).isFalse();
  }

  private long pidOrGuid() {
    return random.nextBoolean() ? 4L * random.nextInt(20_000) : random.nextLong() | Long.MIN_VALUE;
  }

  private static SlotMap map(long[] numbers, int from, int to) {
    SlotMap map = new SlotMap();
    for (int i = from; i < to; i++) {
      map.add(new CachedSlot(numbers[i], null));
    }
    return map;
  }
}
