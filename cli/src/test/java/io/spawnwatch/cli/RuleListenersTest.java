package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleListenersTest {

  private static String warning(Map<String, Boolean> jobs) {
    return new RuleListeners("flink:8081", jobs).warning().orElse("");
  }

  @Test
  void isSilentWhereAJobOfSeveralListens() {
    assertThat(warning(Map.of("a", false, "b", true))).isEmpty();
  }

  @Test
  void namesTheJobThatDoesNotListenAndHowItWould() {
    assertThat(warning(Map.of("a", false)))
        .startsWith("nobody listens: a on flink:8081")
        .contains("`upgrade --set rules.published=true`");
  }

  @Test
  void saysThatNoJobRuns() {
    assertThat(warning(Map.of())).startsWith("nobody listens: no job runs on flink:8081");
  }
}
