package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PaceTest {

  private final List<Long> pauses = new ArrayList<>();
  private long now;
  private final Pace pace = new Pace(() -> now, this::sleep);

  @Test
  void leavesTheStreamTwiceTheTimeThatASliceTook() {
    work(4);
    assertThat(pauses).isEmpty();
    work(2);
    work(7);

    assertThat(pauses).containsExactly(12L, 14L);
  }

  @Test
  void pausesForASecondInAll() {
    for (int i = 0; i < 1_000; i++) {
      work(30);
    }

    assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000);
  }

  private void work(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
    pace.run();
  }

  private void sleep(long nanos) {
    pauses.add(TimeUnit.NANOSECONDS.toMillis(nanos));
    now += nanos;
  }
}
