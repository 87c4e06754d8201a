package io.spawnwatch.bench;

import io.spawnwatch.cli.cluster.KafkaBroker;
import io.spawnwatch.cli.run.TreeDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker for a benchmark.
 *
 * @param broker a process of its own
 * @param folder for whatever the benchmark writes; deleted in the end
 */
record BenchBroker(KafkaBroker broker, Path folder) implements AutoCloseable {

  static BenchBroker start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("spawnwatch-bench-");
    return new BenchBroker(KafkaBroker.start(folder, KafkaBroker.ownClassPath()), folder);
  }

  /** Makes the topics that the whole job needs. */
  void createTopics(int partitions) throws Exception {
    broker.createTopics(
        Map.of(
            LoadTopic.FULL,
            partitions,
            LoadTopic.EMPTY,
            partitions,
            "bench-alerts",
            1,
            "bench-dead-letters",
            1));
  }

  String servers() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() throws IOException {
    broker.close();
    Files.walkFileTree(folder, new TreeDeletion());
  }
}
