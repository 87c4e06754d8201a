package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterStateTest {

  private static final ProcessHandle THIS = ProcessHandle.current();

  @TempDir private Path folder;

  @Test
  void isReadAsItWasWritten() throws Exception {
    ClusterState state =
        new ClusterState(
            "127.0.0.1:9092",
            "127.0.0.1:8081",
            List.of(
                new ClusterProcess(Role.BROKER, 7, Instant.parse("2026-03-02T09:14:09.120Z")),
                new ClusterProcess(Role.TASKMANAGER, 8, Instant.parse("2026-03-02T09:14:10Z"))));
    Path file = folder.resolve("cluster.json");

    state.write(file);

    assertThat(ClusterState.read(file)).isEqualTo(state);
  }

  @Test
  void showsScriptsAddressesRolesAndPids() {
    ClusterState state =
        new ClusterState("127.0.0.1:9092", "127.0.0.1:8081", List.of())
            .with(new ClusterProcess(Role.JOBMANAGER, 7, Instant.EPOCH));

    assertThat(state.toJson())
        .isEqualTo(
            "{\"kafka\":\"127.0.0.1:9092\",\"rest\":\"127.0.0.1:8081\","
                + "\"processes\":[{\"role\":\"jobmanager\",\"pid\":7}]}");
  }

  @Test
  void aProcessIsKnownAgainByItsStart() {
    ClusterProcess known = ClusterProcess.of(Role.BROKER, THIS);

    assertThat(known.isAlive()).isTrue();
    assertThat(known.handle()).contains(THIS);
  }

  @Test
  void anotherProcessOfTheSamePidIsNeitherAliveNorStopped() throws Exception {
    ClusterProcess known = ClusterProcess.of(Role.BROKER, THIS);
    ClusterProcess before =
        new ClusterProcess(Role.BROKER, known.pid(), known.started().minusSeconds(60));

    before.stop();

    assertThat(before.isAlive()).isFalse();
    assertThat(THIS.isAlive()).isTrue();
  }
}
