package io.spawnwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.cluster.KafkaBroker;
import io.spawnwatch.cli.topic.RuleTopicClient;
import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.RuleDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench swap}: what the rules' topic costs an event, and how much less the job does while
 * all rules are published anew: every document changed, so that all are sent, checked and compiled.
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

  private final List<Double> fixedCpu = new ArrayList<>();
  private final List<Double> publishedCpu = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> drops = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("spawnwatch-bench-");
    try (KafkaBroker broker = KafkaBroker.start(folder, KafkaBroker.ownClassPath())) {
      load.fill(broker);
      KafkaSettings kafka =
          WholeJob.configuration(broker.bootstrapServers(), LoadTopic.FULL, false, List.of())
              .kafka();
      RuleTopicClient client = new RuleTopicClient(kafka, PublishedRulesJob.TOPICS);
      client.createTopics();
      for (int round = 0; round <= load.repeats(); round++) {
        measure(broker.bootstrapServers(), client, folder, round);
      }
    }
    print();
    return 0;
  }

  private void measure(String servers, RuleTopicClient client, Path folder, int round)
      throws Exception {
    ObservedRun.Halfway nothing = new ObservedRun.Halfway(Long.MAX_VALUE, () -> {});
    List<String> rules = List.of(rulePath);
    MeasuredJob fixed = new PublishedRulesJob(servers, rules, false);
    MeasuredJob published = new PublishedRulesJob(servers, rules, true);
    double without = ObservedRun.of(fixed, load, folder, nothing).cpuMicros();
    double with = ObservedRun.of(published, load, folder, nothing).cpuMicros();
    PublishedSet set = new PublishedSet(client, changed(round));
    ObservedRun swap =
        ObservedRun.of(published, load, folder, new ObservedRun.Halfway(load.events() / 3, set));
    if (round > 0) {
      fixedCpu.add(without);
      publishedCpu.add(with);
      count(swap, set.publishedAt(), activeSince(client, set.publishedAt()));
    }
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
    double undisturbed = (run.rate(begun, published) + run.rate(active, ended)) / 2;
    seconds.add((active - published) / 1e3);
    drops.add(100 * (1 - run.rate(published, active) / undisturbed));
  }

  private void print() {
    System.out.printf("CPU µs an event without the rules' topic %.2f%n", median(fixedCpu));
    System.out.printf("CPU µs an event with it                  %.2f%n", median(publishedCpu));
    System.out.printf("seconds from publishing to active        %.2f%n", median(seconds));
    System.out.printf("throughput less in that time, percent    %.0f%n", median(drops));
    System.out.printf(
        "runs: %.2f; %.2f; %s s; %s %%%n", fixedCpu.get(0), publishedCpu.get(0), seconds, drops);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }
}
