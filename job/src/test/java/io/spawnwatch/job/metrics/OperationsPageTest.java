package io.spawnwatch.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator's page explains every count. */
final class OperationsPageTest {

  @ParameterizedTest
  @EnumSource
  void namesEveryCount(StreamCount count) {
    assertThat(Path.of("../docs/operations.md"))
        .content()
        .contains("| `" + count.metricName() + "` | ");
  }
}
