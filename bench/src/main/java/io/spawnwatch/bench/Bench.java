package io.spawnwatch.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bin/spawnwatch bench}: process CPU microseconds an event of the whole job, and of the
 * yardstick (Kafka source, Jackson parse of ten fields, discard), in turns in one JVM, with the
 * broker in another.
 */
@Command(
    name = "spawnwatch bench",
    description = "Measures the whole job beside a yardstick.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RuleBench.class,
      MatcherBench.class,
      SequenceBench.class,
      ShareBench.class,
      SwapBench.class,
      BroadcastBench.class,
      LineageBench.class
    })
public final class Bench implements Callable<Integer> {

  @Mixin private LoadOptions load;

  @Option(names = "--rules", description = "Adds a file or folder of rules.")
  private List<String> rules = new ArrayList<>();

  private Bench() {}

  /** Runs the measurement, and ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (BenchBroker broker = BenchBroker.start()) {
      load.fill(broker);
      measure(broker.servers(), broker.folder());
    }
    return 0;
  }

  private void measure(String servers, Path folder) throws Exception {
    MeasuredJob yardstick = new Yardstick(servers);
    MeasuredJob job = new WholeJob(servers, rules);
    List<Measurement> yardstickRuns = new ArrayList<>();
    List<Measurement> jobRuns = new ArrayList<>();
    for (int run = 0; run <= load.repeats(); run++) {
      Measurement ofYardstick =
          Measurement.of(yardstick, load.events(), load.parallelism(), folder);
      Measurement ofJob = Measurement.of(job, load.events(), load.parallelism(), folder);
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
