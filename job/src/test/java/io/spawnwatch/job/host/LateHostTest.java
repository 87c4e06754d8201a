package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that deliver late, or sleep between the steps of a sequence. */
class LateHostTest {

  private static final String CHAIN =
      """
      title: A shell that a service started, days later
      id: chain
      level: high
      correlation:
        type: temporal_ordered
        rules: [a, b]
        aliases: {p: {a: ProcessGuid, b: AncestorProcessGuid}}
        group-by: [p]
        timespan: 7d
      """
          + Stages.rule("a")
          + Stages.rule("b");

  private static ProcessEvent[] attack(String host, double second) {
    return new ProcessEvent[] {
      Creation.of("a.exe").host(host).pid(40).record(1).at(second),
      Creation.of("cmd.exe").host(host).pid(44).by(40).record(2).at(second + 1),
      Creation.of("b.exe").host(host).pid(48).by(44).record(3).at(second + 2)
    };
  }

  /** The ids of the messages about the host: functions of finding and count. */
  private static List<String> messages(Stages stages, String host) throws Exception {
    return stages.findings().stream()
        .filter(finding -> finding.path("device").path("hostname").asText().equals(host))
        .map((JsonNode finding) -> finding.path("metadata").path("uid").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 5 * 24})
  void raisesWhatAPunctualDeliveryRaises(long hours) throws Exception {
    try (Stages punctual = Stages.of(CHAIN);
        Stages late = Stages.of(CHAIN)) {
      punctual.events(attack("late", 0));
      for (long hour = 0; hour <= hours; hour++) {
        late.host().setProcessingTime(Duration.ofHours(hour).toMillis());
        late.events(attack("punctual", hour * 3_600));
      }
      late.events(attack("late", 0));

      assertThat(messages(punctual, "late")).hasSize(1);
      assertThat(messages(late, "late")).isEqualTo(messages(punctual, "late"));
    }
  }

  @Test
  void aLaptopMaySleepForDaysBetweenTwoSteps() throws Exception {
    Duration asleep = Duration.ofDays(3);
    try (Stages stages = Stages.of(CHAIN)) {
      stages.events(Creation.of("a.exe").host("laptop").pid(40).at(0));
      for (long hour = 0; hour <= asleep.toHours(); hour++) {
        stages.host().setProcessingTime(Duration.ofHours(hour).toMillis());
        stages.events(Creation.of("cmd.exe").host("desk").pid(100 + hour).at(hour * 3_600));
      }
      stages.events(Creation.of("b.exe").host("laptop").pid(44).by(40).at(asleep.toSeconds()));

      assertThat(messages(stages, "laptop")).hasSize(1);
    }
  }
}
