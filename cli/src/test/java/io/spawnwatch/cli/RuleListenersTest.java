package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spawnwatch.cli.cluster.ClusterException;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
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

  @Test
  void namesTheAddressThatDoesNotAnswer() throws Exception {
    Configuration conf = new Configuration();
    conf.set(RestOptions.ADDRESS, "127.0.0.1");
    try (ServerSocket socket = new ServerSocket(0)) {
      conf.set(RestOptions.PORT, socket.getLocalPort());
    }

    assertThatThrownBy(() -> RuleListeners.ask(conf))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("127.0.0.1:" + conf.get(RestOptions.PORT))
        .hasMessageContaining("refused");
  }
}
