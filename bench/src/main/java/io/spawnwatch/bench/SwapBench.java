package io.spawnwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.topic.RuleTopicClient;
import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench swap}: what the job does less of while all of its rules are published anew: every
 * document changed, so that all are sent, checked and compiled.
 */
@Command(
    name = "swap",
    description = "Measures the job while all of its rules are published anew.",
    mixinStandardHelpOptions = true)
final class SwapBench implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--rules", required = true, description = "A folder of Sigma rules.")
  private String rulePath;

  @Mixin private LoadOptions load;

  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> fewerEvents = new ArrayList<>();
  private final List<Double> otherCpu = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    try (BenchBroker broker = BenchBroker.start()) {
      load.fill(broker);
      KafkaSettings kafka =
          WholeJob.configuration(broker.servers(), LoadTopic.FULL, false, List.of()).kafka();
      RuleTopicClient client = new RuleTopicClient(kafka, PublishedRulesJob.TOPICS);
      client.createTopics();
      MeasuredJob job = new PublishedRulesJob(broker.servers(), List.of(rulePath), true);
      for (int round = 0; round <= load.repeats(); round++) {
        PublishedSet set = new PublishedSet(client, changed(round));
        ObservedRun run =
            ObservedRun.of(
                job, load, broker.folder(), new ObservedRun.Halfway(load.events() / 3, set));
        if (round > 0) {
          count(run, set.publishedAt(), activeSince(client, set.publishedAt()));
        }
      }
    }
    print();
    return 0;
  }

  /** The rules with another last line, so that none of their hashes stays. */
  private List<RuleDocument> changed(int round) throws Exception {
    return RuleFiles.read(List.of(rulePath)).stream()
        .map(document -> new RuleDocument(document.path(), document.text() + "\n# " + round))
        .toList();
  }

  private static long activeSince(RuleTopicClient client, long published) throws Exception {
    for (String message : client.status()) {
      JsonNode status = JSON.readTree(message);
      long time = status.path("time").asLong();
      if (time > published && status.path("status").asText().equals("active")) {
        return time;
      }
    }
    throw new IllegalStateException("the load ended before the set was active: more --events");
  }

  private void count(ObservedRun run, long published, long active) {
    long begun = run.after(load.events() / 6).millis();
    long ended = run.looks().get(run.looks().size() - 1).millis();
    double rate = (run.rate(begun, published) + run.rate(active, ended)) / 2;
    double cpu = (run.cpuMicros(begun, published) + run.cpuMicros(active, ended)) / 2;
    seconds.add((active - published) / 1e3);
    fewerEvents.add(100 * (1 - run.rate(published, active) / rate));
    otherCpu.add(100 * (1 - cpu / run.cpuMicros(published, active)));
  }

  private void print() {
    print("seconds from publishing to active", "%.2f", seconds);
    print("percent fewer events a second in that time", "%.0f", fewerEvents);
    print("percent of the CPU that did something else", "%.0f", otherCpu);
  }

  private static void print(String what, String format, List<Double> runs) {
    List<String> all = runs.stream().map(run -> String.format(format, run)).toList();
    System.out.printf("%-43s " + format + " %s%n", what, Median.of(runs), all);
  }
}
