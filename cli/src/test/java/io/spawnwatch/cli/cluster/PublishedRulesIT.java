package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.topic.RuleTopicClient;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.kafka.RuleTopics;
import io.spawnwatch.job.ruleset.Hashes;
import io.spawnwatch.job.ruleset.RuleManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rules published to a running job on the real cluster, to the loss of a TaskManager. */
@Tag("services")
class PublishedRulesIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final RuleTopics TOPICS = new RuleTopics("it-rules", "it-sets", "it-status");
  private static final List<String> OPTIONS =
      List.of(
          "--set", "rules.published=true",
          "--set", "kafka.rules.topic=" + TOPICS.documents(),
          "--set", "kafka.rules.manifest-topic=" + TOPICS.manifests(),
          "--set", "kafka.rules.status-topic=" + TOPICS.status());

  @TempDir private Path folder;
  private int sent;

  @Test
  void aPublishedRuleIsInForceUntilItIsSilencedOrRetractedAndABrokenSetChangesNothing()
      throws Exception {
    assertThat(rules("list").err()).contains("nobody listens");
    try (TestJob job = new TestJob(CLUSTER, "published")) {
      job.submit(with("--parallelism", "2"));
      rules("publish", rule("beacon", "\\beacon.exe").toString(), "--wait", "120");
      send(job, "beacon.exe", "one.example");
      awaitFindings(job, "one.example");

      publishBroken();
      publishAmidAKill(rule("other", "\\other.exe"));
      send(job, "beacon.exe", "two.example");
      send(job, "other.exe", "three.example");
      awaitFindings(job, "one.example", "two.example", "three.example");

      rules("silence", "beacon", "--until", "1 h", "--reason", "a test", "--wait", "120");
      assertThat(rules("list").out()).anyMatch(line -> line.matches("silenced: beacon .*a test"));
      send(job, "beacon.exe", "four.example");
      rules("retract", "other", "--wait", "120");
      send(job, "other.exe", "five.example");
      rules("silence", "beacon", "--end", "--wait", "120");
      send(job, "beacon.exe", "six.example");
      awaitFindings(job, "one.example", "two.example", "three.example", "six.example");
      refusesToGoOnWithoutPublishedRules(job);
    }
  }

  /** Their state would find no operator: told before the job is stopped. */
  private static void refusesToGoOnWithoutPublishedRules(TestJob job) {
    CommandRun upgrade = job.run("upgrade", job.id().toHexString());

    assertThat(upgrade.exit()).isEqualTo(2);
    assertThat(upgrade.err())
        .contains("lacks: set rules.published", "--allow-non-restored-state")
        .doesNotContain("stopped");
  }

  /** Whatever became of the swap, the job comes back with one whole set, and takes the new one. */
  private void publishAmidAKill(Path rule) throws Exception {
    rules("publish", rule.toString());
    CLUSTER.kill(Role.TASKMANAGER);
    CLUSTER.mend();
    rules("publish", rule.toString(), "--wait", "120");
  }

  /** By hand, for the command refuses it: the job says why, and goes on. */
  private void publishBroken() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.yml"), "title: x\ndetection: {}\n");
    CommandRun refused = run("publish", broken.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("broken.yml:1:1");

    RuleTopicClient client = client();
    RuleManifest before = client.published().manifest();
    String text = Files.readString(broken);
    TreeMap<String, String> documents = new TreeMap<>(before.documents());
    documents.put("broken.yml", Hashes.of(text));
    client.publish(
        Map.of("broken.yml", text),
        new RuleManifest(documents, Set.of(), Set.of(), List.of(), "it", 1));
    await()
        .atMost(LONG)
        .until(
            () ->
                client.status().stream()
                    .anyMatch(s -> s.contains("\"failed\"") && s.contains("broken.yml:1:1")));
    client.publish(Map.of(), before);
  }

  private RuleTopicClient client() throws Exception {
    JobConfig config =
        JobConfig.load(null, Map.of("kafka.bootstrap-servers", CLUSTER.kafka()), List.of());
    return new RuleTopicClient(config.kafka(), TOPICS);
  }

  private CommandRun rules(String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    return run;
  }

  private CommandRun run(String... arguments) {
    return CLUSTER.run("rules", with(arguments));
  }

  private static String[] with(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(OPTIONS);
    return all.toArray(String[]::new);
  }

  private Path rule(String id, String image) throws IOException {
    return Files.writeString(
        folder.resolve(id + ".yml"),
        """
        title: %1$s
        id: %1$s
        level: high
        logsource: {category: process_creation, product: windows}
        detection: {sel: {Image|endswith: '%2$s'}, condition: sel}
        """
            .formatted(id, image));
  }

  private void send(TestJob job, String image, String host) throws IOException {
    Path event =
        Files.writeString(
            folder.resolve("event" + ++sent + ".jsonl"),
            """
            {"@timestamp":"%1$s","winlog":{"provider_name":"Microsoft-Windows-Security-Auditing",\
            "event_id":4688,"channel":"Security","computer_name":"%2$s","record_id":%3$d,\
            "event_data":{"NewProcessId":"0x%3$d00","ProcessId":"0x8","SubjectUserName":"a",\
            "SubjectDomainName":"b","NewProcessName":"C:\\\\x\\\\%4$s","CommandLine":"%4$s"}}}
            """
                .formatted(Instant.now(), host, sent, image));
    CommandRun run = job.run("send", event.toString());
    assertThat(run.exit()).as(run.err()).isZero();
  }

  /** The findings of exactly these hosts, in the end. */
  private static void awaitFindings(TestJob job, String... hosts) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(job.run("alerts", "--json").out())
                    .extracting(a -> a.replaceAll("(?s).*?\"hostname\":\"([^\"]*)\".*", "$1"))
                    .containsOnly(hosts));
  }
}
