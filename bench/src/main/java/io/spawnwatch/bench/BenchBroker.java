package io.spawnwatch.bench;

import io.spawnwatch.cli.cluster.KafkaBroker;
import io.spawnwatch.cli.run.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker for a benchmark.
 *
 * @param broker a process of its own
 * @param scratch for whatever the benchmark writes
 */
record BenchBroker(KafkaBroker broker, ScratchFolder scratch) implements AutoCloseable {

  static BenchBroker start() throws IOException, InterruptedException {
    ScratchFolder scratch = ScratchFolder.create("spawnwatch-bench-");
    // A signal that ends this JVM closes nothing, and the broker would outlive it.
    Runtime.getRuntime().addShutdownHook(new Thread(BenchBroker::endChildren));
    return new BenchBroker(KafkaBroker.start(scratch.path(), KafkaBroker.ownClassPath()), scratch);
  }

  private static void endChildren() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
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

  /** For whatever the benchmark writes; deleted in the end. */
  Path folder() {
    return scratch.path();
  }

  String servers() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() throws IOException {
    broker.close();
    scratch.close();
  }
}
