package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RootCauseTest {

  @Test
  void saysWhatTheLastTwoCausesSay() {
    Exception failure =
        new RuntimeException(
            "outermost",
            new CompletionException(
                new IllegalStateException("no checkpoint storage", new IOException("/dev/null"))));

    assertThat(RootCause.line(failure)).isEqualTo("no checkpoint storage: /dev/null");
  }

  @Test
  void saysItOnceWhereAWrapperRepeatsIt() {
    assertThat(RootCause.line(new CompletionException(new IOException("disk full\nand more"))))
        .isEqualTo("disk full");
  }

  @Test
  void namesAnExceptionWithoutAMessage() {
    assertThat(RootCause.line(new IOException(new InterruptedException())))
        .isEqualTo("InterruptedException");
  }

  @Test
  void readsTheLastCauseOfAPrintedTrace() {
    String trace =
        """
        org.apache.flink.runtime.JobException: Recovery is suppressed
        \tat org.apache.flink.X.y(X.java:1)
        Caused by: java.lang.RuntimeException: outer
        \tat a.B.c(B.java:2)
        Caused by: java.io.IOException: Failed to create directory: /nope
        \t... 4 more
        """;

    assertThat(RootCause.line(trace)).isEqualTo("Failed to create directory: /nope");
  }
}
