package io.spawnwatch.job.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClusterCheckTest {

  private static final ParallelismSettings AS_THE_JOB =
      new ParallelismSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 720);

  @Test
  void refusesStateOnTheHeapAndCheckpointsOffAtOnce() {
    Configuration bare = Configuration.fromMap(Map.of("execution.checkpointing.interval", "0 s"));

    assertThat(problems(bare))
        .satisfiesExactly(
            backend -> assertThat(backend).contains("state.backend.type: expected rocksdb"),
            interval ->
                assertThat(interval)
                    .contains("execution.checkpointing.interval")
                    .contains("found 0 ms"),
            folder ->
                assertThat(folder).contains("execution.checkpointing.dir: expected a folder"));
  }

  @Test
  void takesTheConfigurationThatIsShipped() {
    assertThatCode(() -> check(shipped(Map.of()), ClusterCheck.Slots.FREE))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesMoreSlotsThanASessionClusterHasFree() throws Exception {
    ServerSocket cluster = cluster("{\"slots-total\":4,\"slots-available\":2}");
    Map<String, String> target = target(cluster, 3);

    assertThat(problems(shipped(target)))
        .containsExactly(
            "Flink's configuration: parallelism.default: expected at most the cluster's free"
                + " slots, which are 2, found 3");
    cluster.close();
    assertThat(problems(shipped(target))).as("of a cluster that does not answer").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 0", "5, 1"})
  void aJobThatTakesAnothersPlaceMayHaveAllSlots(int parallelism, int problems) throws Exception {
    try (ServerSocket cluster = cluster("{\"slots-total\":4,\"slots-available\":0}")) {
      Configuration flink = shipped(target(cluster, parallelism));

      assertThat(problems(flink, ClusterCheck.Slots.ALL)).hasSize(problems);
    }
  }

  private static Map<String, String> target(ServerSocket cluster, int parallelism) {
    return Map.of(
        "execution.target",
        "remote",
        "rest.address",
        "127.0.0.1",
        "rest.port",
        Integer.toString(cluster.getLocalPort()),
        "parallelism.default",
        Integer.toString(parallelism));
  }

  private static void check(Configuration flink, ClusterCheck.Slots slots)
      throws ConfigurationException {
    ClusterCheck.configuration(flink);
    ClusterCheck.slots(flink, AS_THE_JOB, slots);
  }

  /** Answers one request, as a JobManager's REST port does. */
  private static ServerSocket cluster(String overview) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    CompletableFuture.runAsync(
        () -> {
          try (Socket socket = server.accept()) {
            byte[] request = new byte[4096];
            assertThat(new String(request, 0, socket.getInputStream().read(request), UTF_8))
                .startsWith("GET /overview ");
            socket
                .getOutputStream()
                .write(("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + overview).getBytes(UTF_8));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return server;
  }

  private static Configuration shipped(Map<String, String> more) {
    Configuration flink = GlobalConfiguration.loadConfiguration("../conf");
    more.forEach(flink::setString);
    return flink;
  }

  private static List<String> problems(Configuration flink) {
    return problems(flink, ClusterCheck.Slots.FREE);
  }

  private static List<String> problems(Configuration flink, ClusterCheck.Slots slots) {
    ConfigurationException refused =
        catchThrowableOfType(ConfigurationException.class, () -> check(flink, slots));
    return refused == null ? List.of() : refused.problems();
  }
}
