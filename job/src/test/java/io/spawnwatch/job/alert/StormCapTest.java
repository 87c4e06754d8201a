package io.spawnwatch.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.Creation;
import io.spawnwatch.sigma.Level;
import io.spawnwatch.sigma.RuleHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StormCapTest {

  private static final double HOUR = 3_600;

  /** The time from which hours begin in these tests, after the begin of all tests. */
  private static final double FULL_HOUR =
      (Storm.HOUR_MILLIS - Creation.BEGIN % Storm.HOUR_MILLIS) / 1_000.0;

  private final StormSettings settings = new StormSettings(3, 5, 4);
  private StormCounts counts = StormCounts.NONE;

  private String admit(StormCap cap, String rule, double seconds) {
    StormCap.Admission admission = cap.admit(finding(rule, seconds), counts);
    counts = admission.counts();
    return admission.storm().map(storm -> storm.scope().toString()).orElse("" + admission.admits());
  }

  private static Finding finding(String rule, double seconds) {
    RuleHeader header =
        new RuleHeader(rule, null, rule, "", "test", Level.LOW, List.of(), List.of(), "r.yml", 1);
    return Findings.of(header, List.of(Creation.of("a.exe").pid(4_000).at(FULL_HOUR + seconds)));
  }

  private List<String> admitAll(StormCap cap, String rule, int times, double seconds) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.add(admit(cap, rule, seconds));
    }
    return all;
  }

  @Test
  void saysOnceThatARuleIsHeldBackOnAHost() {
    assertThat(admitAll(StormCap.ofHost(settings), "r", 6, 0))
        .containsExactly("true", "true", "true", "HOST_RULE", "false", "false");
  }

  @Test
  void letsARulePassAgainInTheNextHour() {
    StormCap cap = StormCap.ofHost(settings);
    admitAll(cap, "r", 6, 0);

    assertThat(admit(cap, "r", HOUR)).isEqualTo("true");
  }

  @Test
  void aStormOfAHostNeverHidesTheFirstMessageOfAnotherRule() {
    StormCap cap = StormCap.ofHost(settings);
    admitAll(cap, "a", 3, 0);
    admitAll(cap, "b", 2, 0);

    assertThat(admit(cap, "b", 0)).isEqualTo("HOST");
    assertThat(admit(cap, "c", 0)).isEqualTo("true");
    assertThat(admit(cap, "c", 0)).isEqualTo("false");
  }

  @Test
  void capsARuleWhateverTheHost() {
    assertThat(admitAll(StormCap.ofRule(settings), "r", 6, 0))
        .containsExactly("true", "true", "true", "true", "RULE", "false");
  }

  @Test
  void whatArrivesDaysLateHasNoNewHourOfItsOwn() {
    StormCap cap = StormCap.ofHost(settings);
    for (int hour = 0; hour < StormCounts.MAX_HOURS; hour++) {
      admitAll(cap, "r", 4, hour * HOUR);
    }

    assertThat(admit(cap, "r", -100 * HOUR)).isEqualTo("false");
    assertThat(counts.hours()).hasSize(StormCounts.MAX_HOURS);
  }

  @Test
  void hoursBeginAtFullHours() {
    StormCap cap = StormCap.ofHost(settings);
    admitAll(cap, "r", 4, -1);

    assertThat(admit(cap, "r", 0)).isEqualTo("true");
  }

  @Test
  void survivesTheState() throws IOException {
    admitAll(StormCap.ofHost(settings), "r", 6, 0);
    DataOutputSerializer out = new DataOutputSerializer(64);
    StormCountsSerializer.INSTANCE.serialize(counts, out);

    assertThat(
            StormCountsSerializer.INSTANCE.deserialize(
                new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo(counts);
  }
}
