package io.spawnwatch.bench;

import picocli.CommandLine.Option;

/** How large a load is, and how often it is measured. */
final class LoadOptions {

  @Option(names = "--events", description = "Events in the topic (default: ${DEFAULT-VALUE}).")
  private int events = 1_000_000;

  @Option(names = "--hosts", description = "Hosts (default: ${DEFAULT-VALUE}).")
  private int hosts = 2_000;

  @Option(names = "--parallelism", description = "Of every stage (default: ${DEFAULT-VALUE}).")
  private int parallelism = 2;

  @Option(
      names = "--repeats",
      description = "Of each, after a warm-up (default: ${DEFAULT-VALUE}).")
  private int repeats = 3;

  int events() {
    return events;
  }

  int parallelism() {
    return parallelism;
  }

  int repeats() {
    return repeats;
  }

  /** Makes the topics that the whole job needs, and fills that of the events. */
  void fill(BenchBroker broker) throws Exception {
    broker.createTopics(parallelism);
    long bytes = new LoadTopic(broker.servers()).fill(events, hosts);
    System.out.printf(
        "%,d events of %,d bytes on average, %,d hosts, parallelism %d, median of %d%n",
        events, bytes / events, hosts, parallelism, repeats);
  }
}
