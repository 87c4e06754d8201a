package io.spawnwatch.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotHostsTest {

  private static final int EVENTS = 400_000;

  private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();
  private final Random random = new Random(4_688);
  private final HotHosts hosts = new HotHosts();

  @BeforeEach
  void register() {
    hosts.register(
        new UnregisteredMetricsGroup() {
          @Override
          public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.put(name, gauge);
            return gauge;
          }
        });
  }

  @Test
  void namesTheHostsWithMostEventsAndTheirShare() {
    for (int i = 0; i < EVENTS; i++) {
      int dice = random.nextInt(100);
      hosts.saw(dice < 30 ? "build-1" : dice < 36 ? "rds-2" : "ws-" + random.nextInt(10_000));
    }

    assertThat((Double) value(HotHosts.LARGEST_SHARE)).isCloseTo(0.3, within(0.03));
    assertThat((String) value(HotHosts.NAMES)).matches("build-1 \\d\\d %, rds-2 [4-8] %");
  }

  @Test
  void namesNobodyWhereAllHostsAreAlike() {
    for (int i = 0; i < EVENTS; i++) {
      hosts.saw("ws-" + random.nextInt(10_000));
    }

    assertThat(value(HotHosts.NAMES)).isEqualTo("");
    assertThat(value(HotHosts.LARGEST_SHARE)).isEqualTo(0.0);
  }

  @Test
  void forgetsAHostThatHasCalmedDown() {
    for (int i = 0; i < EVENTS; i++) {
      hosts.saw("build-1");
    }
    for (int i = 0; i < 3 * EVENTS; i++) {
      hosts.saw("ws-" + random.nextInt(10_000));
    }

    assertThat((String) value(HotHosts.NAMES)).doesNotContain("build-1");
  }

  private Object value(String gauge) {
    return gauges.get(gauge).getValue();
  }
}
