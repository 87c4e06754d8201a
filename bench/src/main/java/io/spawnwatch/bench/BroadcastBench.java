package io.spawnwatch.bench;

import io.spawnwatch.cli.topic.RuleTopicClient;
import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.library.RuleFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench broadcast}: what it costs that rules can be published, while none are. By event: a
 * stage that does nothing takes events alone, or sets of rules beside them. By second: the whole
 * job without events, with its rules published or not. In turns, in one JVM.
 */
@Command(
    name = "broadcast",
    description = "Measures what the rules' topic costs while nothing is published.",
    mixinStandardHelpOptions = true)
final class BroadcastBench implements Callable<Integer> {

  private static final int WARM_UP_SECONDS = 15;

  @Option(names = "--rules", required = true, description = "A folder of Sigma rules.")
  private String rulePath;

  @Option(names = "--events", description = "Of each run (default: ${DEFAULT-VALUE}).")
  private long events = 20_000_000;

  @Option(
      names = "--seconds",
      description = "Of each run without events (default: ${DEFAULT-VALUE}).")
  private int seconds = 30;

  @Option(
      names = "--repeats",
      description = "Of each, after a warm-up (default: ${DEFAULT-VALUE}).")
  private int repeats = 5;

  @Override
  public Integer call() throws Exception {
    try (BenchBroker broker = BenchBroker.start()) {
      broker.createTopics(1);
      KafkaSettings kafka =
          WholeJob.configuration(broker.servers(), LoadTopic.EMPTY, false, List.of()).kafka();
      RuleTopicClient client = new RuleTopicClient(kafka, PublishedRulesJob.TOPICS);
      client.createTopics();
      new PublishedSet(client, RuleFiles.read(List.of(rulePath))).run();
      byEvent(broker, kafka);
      bySecond(broker);
    }
    return 0;
  }

  private void byEvent(BenchBroker broker, KafkaSettings kafka) throws Exception {
    CountedEvents alone = new CountedEvents(kafka, false, events);
    CountedEvents beside = new CountedEvents(kafka, true, events);
    inTurns(
        "CPU µs an event",
        () -> alone.cpuMicros(broker.folder()),
        () -> beside.cpuMicros(broker.folder()));
  }

  private void bySecond(BenchBroker broker) throws Exception {
    MeasuredJob fixed = new PublishedRulesJob(broker.servers(), List.of(rulePath), false);
    MeasuredJob published = new PublishedRulesJob(broker.servers(), List.of(rulePath), true);
    inTurns("CPU ms a second", () -> idle(fixed, broker), () -> idle(published, broker));
  }

  private double idle(MeasuredJob job, BenchBroker broker) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            1, Measurement.configuration(1, broker.folder()));
    job.define(env, LoadTopic.EMPTY);
    JobClient client = env.executeAsync();
    Thread.sleep(WARM_UP_SECONDS * 1_000L);
    long cpu = Measurement.cpuNanos();
    Thread.sleep(seconds * 1_000L);
    double millis = (Measurement.cpuNanos() - cpu) / 1e6 / seconds;
    client.cancel().get();
    return millis;
  }

  private void inTurns(String unit, Callable<Double> without, Callable<Double> with)
      throws Exception {
    List<Double> fixed = new ArrayList<>();
    List<Double> published = new ArrayList<>();
    List<Double> more = new ArrayList<>();
    for (int round = 0; round <= repeats; round++) {
      double one = without.call();
      double other = with.call();
      if (round > 0) {
        fixed.add(one);
        published.add(other);
        more.add(other - one);
      }
    }
    System.out.printf(
        "%s: %.3f without the rules' topic, %.3f with it, %.3f more %s%n",
        unit, Median.of(fixed), Median.of(published), Median.of(more), more);
  }
}
