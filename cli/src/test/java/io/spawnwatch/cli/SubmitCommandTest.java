package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmitCommandTest {

  @Test
  void warnsOfAnotherJobOfSpawnwatchAlone() {
    Map<String, Boolean> jobs = Map.of("new", true, "old", true, "else", false);

    assertThat(SubmitCommand.beside("new", jobs))
        .hasValueSatisfying(warning -> assertThat(warning).startsWith("warning: old runs here"));
    assertThat(SubmitCommand.beside("new", Map.of("new", true, "else", false))).isEmpty();
  }
}
