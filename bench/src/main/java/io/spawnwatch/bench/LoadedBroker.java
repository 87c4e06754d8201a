package io.spawnwatch.bench;

import io.spawnwatch.cli.cluster.KafkaBroker;
import io.spawnwatch.cli.run.TreeDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A broker that holds the load, while a benchmark runs.
 *
 * @param broker a process of its own
 * @param folder for whatever the benchmark writes; deleted in the end
 */
record LoadedBroker(KafkaBroker broker, Path folder) implements AutoCloseable {

  static LoadedBroker with(LoadOptions load) throws Exception {
    Path folder = Files.createTempDirectory("spawnwatch-bench-");
    KafkaBroker broker = KafkaBroker.start(folder, KafkaBroker.ownClassPath());
    load.fill(broker);
    return new LoadedBroker(broker, folder);
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
