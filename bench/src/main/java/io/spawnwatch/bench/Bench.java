package io.spawnwatch.bench;

import io.spawnwatch.cli.cluster.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bin/spawnwatch bench}: process CPU microseconds an event of the whole job, and of the
 * yardstick (Kafka source, Jackson parse of ten fields, discard), in turns in one JVM, with the
 * broker in another.
 */
@Command(
    name = "bench",
    description = "Measures the whole job beside a yardstick.",
    mixinStandardHelpOptions = true,
    subcommands = {RuleBench.class, MatcherBench.class, SequenceBench.class, SwapBench.class})
public final class Bench implements Callable<Integer> {

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

  @Option(names = "--rules", description = "Adds a file or folder of rules.")
  private List<String> rules = new ArrayList<>();

  private Bench() {}

  /** Runs the measurement, and ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("spawnwatch-bench-");
    try (KafkaBroker broker = KafkaBroker.start(folder, KafkaBroker.ownClassPath())) {
      broker.createTopics(
          Map.of(
              LoadTopic.FULL,
              parallelism,
              LoadTopic.EMPTY,
              parallelism,
              "bench-alerts",
              1,
              "bench-dead-letters",
              1));
      long bytes = new LoadTopic(broker.bootstrapServers()).fill(events, hosts);
      System.out.printf(
          "%,d events of %,d bytes on average, %,d hosts, parallelism %d, median of %d%n",
          events, bytes / events, hosts, parallelism, repeats);
      measure(broker.bootstrapServers(), folder);
    }
    return 0;
  }

  private void measure(String servers, Path folder) throws Exception {
    MeasuredJob yardstick = new Yardstick(servers);
    MeasuredJob job = new WholeJob(servers, rules);
    List<Measurement> yardstickRuns = new ArrayList<>();
    List<Measurement> jobRuns = new ArrayList<>();
    for (int run = 0; run <= repeats; run++) {
      Measurement ofYardstick = Measurement.of(yardstick, events, parallelism, folder);
      Measurement ofJob = Measurement.of(job, events, parallelism, folder);
      if (run > 0) {
        yardstickRuns.add(ofYardstick);
        jobRuns.add(ofJob);
      }
    }
    Measurement base = Measurement.median(yardstickRuns);
    Measurement whole = Measurement.median(jobRuns);
    System.out.printf("%-12s %8s %12s%n", "", "CPU µs", "events/s");
    System.out.printf("%-12s %8.2f %,12.0f%n", "yardstick", base.cpuMicros(), base.rate());
    System.out.printf("%-12s %8.2f %,12.0f%n", "whole job", whole.cpuMicros(), whole.rate());
    System.out.printf("ratio %.2f of the yardstick's CPU%n", whole.cpuMicros() / base.cpuMicros());
    System.out.println("yardstick runs " + yardstickRuns);
    System.out.println("whole job runs " + jobRuns);
  }
}
