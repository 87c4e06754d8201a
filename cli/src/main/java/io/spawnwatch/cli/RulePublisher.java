package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.topic.Publication;
import io.spawnwatch.cli.topic.RuleTopicClient;
import io.spawnwatch.event.Nearest;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobArguments;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.host.ContentCheck;
import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.ruleset.DocumentIds;
import io.spawnwatch.job.ruleset.PublishedRules;
import io.spawnwatch.job.ruleset.RuleManifest;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that change the published set have in common. */
final class RulePublisher {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ClusterOptions cluster;
  @Mixin private JobArguments arguments;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who does this; kept with it (default: the user's name).")
  private String owner = System.getProperty("user.name");

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "Waits for so long until the job judges by the set.")
  private long waitSeconds;

  private JobConfig config;
  private RuleTopicClient client;

  /** The change to make, with nothing in it yet. */
  Publication begin() throws Exception {
    config = arguments.load(cluster.localDefaults());
    ConfigurationException.throwIfAny(KafkaCheck.ofAddress(config.kafka()));
    client = new RuleTopicClient(config.kafka(), config.ruleTopics());
    client.createTopics();
    return new Publication(client.published());
  }

  /** Who does this. */
  String owner() {
    return owner;
  }

  /** The start set: bundled and file rules of the configuration. */
  DetectionContent start() {
    return config.detection();
  }

  /** What is published. */
  RuleTopicClient client() {
    return client;
  }

  /**
   * Checks the set as the job will, and publishes it.
   *
   * @return the command's exit code
   * @throws ConfigurationException when the set does not hold; then nothing is published
   */
  int publish(Publication change) throws Exception {
    RuleManifest manifest = change.manifest(owner, System.currentTimeMillis());
    PublishedRules after = change.after(manifest);
    ContentCheck check = ContentCheck.of(after.over(start()).orElseThrow());
    if (!check.problems().isEmpty()) {
      throw new ConfigurationException(check.problems());
    }
    check.leftOut().stream()
        .filter(problem -> isOf(change, problem))
        .forEach(problem -> spec.commandLine().getErr().println("left out: " + problem));
    Instant asked = Instant.now();
    client.publish(change.changes(), manifest);
    out()
        .printf(
            "published %s: %,d documents changed; %,d rules and %,d sequences with the start set%n",
            manifest.hash(), change.changes().size(), check.rules(), check.sequences());
    out().flush();
    RuleUptake uptake = new RuleUptake(client::status, out());
    boolean listening = warnWhereNobodyListens();
    if (waitSeconds > 0) {
      return listening ? uptake.await(manifest, asked, waitSeconds) : RuleUptake.NOT_TAKEN_IN;
    }
    if (listening) {
      uptake.tell();
    }
    return 0;
  }

  /** Whether a job may take in what is published, as far as that can be known. */
  boolean warnWhereNobodyListens() throws Exception {
    Optional<String> warning = listeners().flatMap(RuleListeners::warning);
    warning.ifPresent(spec.commandLine().getErr()::println);
    return warning.isEmpty();
  }

  private Optional<RuleListeners> listeners() throws Exception {
    if (!cluster.isNamed(arguments.options())) {
      return Optional.empty(); // Who publishes need not know the Flink cluster.
    }
    try {
      return Optional.of(RuleListeners.ask(cluster.flink(arguments.options())));
    } catch (ClusterException e) {
      spec.commandLine().getErr().println("not known whether a job listens: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isOf(Publication change, String problem) {
    return change.changes().keySet().stream().anyMatch(key -> problem.startsWith(key + ":"));
  }

  /**
   * Refuses ids that no published rule and none of the start set has.
   *
   * @throws ConfigurationException with the nearest known id of each
   */
  void checkKnown(List<String> ids) throws ConfigurationException, IOException {
    Set<String> known = new TreeSet<>();
    start().documents().forEach(document -> known.addAll(DocumentIds.of(document)));
    client
        .published()
        .documents()
        .forEach((key, text) -> known.addAll(DocumentIds.of(new RuleDocument(key, text))));
    List<String> problems =
        ids.stream()
            .filter(id -> !known.contains(id))
            .map(id -> "no rule or sequence has the id " + id + nearest(id, known))
            .toList();
    ConfigurationException.throwIfAny(problems);
  }

  private static String nearest(String id, Set<String> known) {
    return Nearest.to(id, known).map(near -> "; the nearest is " + near).orElse("");
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
