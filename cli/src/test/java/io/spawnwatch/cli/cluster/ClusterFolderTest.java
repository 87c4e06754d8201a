package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTest {

  @TempDir private Path path;

  @Test
  void isNotMadeOfAFolderWithOtherFiles() throws Exception {
    Path own = Files.writeString(path.resolve("thesis.txt"), "…");

    assertThatIOException()
        .isThrownBy(() -> new ClusterFolder(path).claim())
        .withMessageContaining("not empty");
    assertThat(own).exists();
  }

  @Test
  void deletesWhatAClusterWroteAndNothingElse() throws Exception {
    ClusterFolder folder = new ClusterFolder(path.resolve("cluster"));
    folder.claim();
    folder.write(new ClusterState("127.0.0.1:1", "127.0.0.1:2", List.of()));
    Files.createDirectories(folder.logs());
    Files.writeString(folder.logs().resolve("jobmanager.log"), "…");
    Path own = Files.writeString(folder.path().resolve("notes.txt"), "…");

    folder.delete();

    assertThat(folder.logs()).doesNotExist();
    assertThat(folder.state()).isEmpty();
    assertThat(own).exists();
  }

  @Test
  void goesWhereNothingElseIsInIt() throws Exception {
    ClusterFolder folder = new ClusterFolder(path.resolve("cluster"));
    folder.claim();
    folder.write(new ClusterState("127.0.0.1:1", "127.0.0.1:2", List.of()));

    folder.delete();

    assertThat(folder.path()).doesNotExist();
  }
}
