package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatisticsHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a stream may bring: the job runs on, and finds all the same. */
@Tag("services")
class PoisonIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final int HUGE = 10_000_000;
  private static final int HOSTS = 50_000;

  private static final long MAX_HOST_BYTES = 2_048;

  @Test
  void aTenthOfGarbageAHugeRecordAndManyHostsStopNothing() throws Exception {
    List<String> day = Estate.records(2);
    Set<String> expected = ReferenceRun.findings(day);
    List<String> records = Estate.withMalformed(day, 9);
    String model = day.get(0);
    for (int i = 0; i < HOSTS; i++) {
      records.add(model.replaceAll("[a-z-]+\\.k0\\.example", "h" + i + ".poison.example"));
    }
    TestTopics topics = new TestTopics(CLUSTER.kafka());

    try (TestJob job = new TestJob(CLUSTER, "poison").submit("--parallelism", "2")) {
      topics.send(job.events(), List.of("{\"x\":\"" + "y".repeat(HUGE) + "\"}"));
      topics.send(job.events(), records);
      await()
          .atMost(LONG)
          .pollInterval(POLL)
          .until(() -> topics.lag(job.group(), job.events()) == 0);

      assertThat(findings(topics, job)).isEqualTo(expected);
      List<ConsumerRecord<String, byte[]>> letters = topics.read(job.deadLetters());
      assertThat(letters).hasSize(1 + malformed(records));
      assertThat(letters)
          .filteredOn(letter -> letter.value().length == 0)
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(header(letter, "size")).isEqualTo(Integer.toString(HUGE + 8));
                assertThat(header(letter, "topic")).isEqualTo(job.events());
                assertThat(header(letter, "offset")).matches("\\d+");
              });
      try (FlinkCluster flink = CLUSTER.flink()) {
        assertThat(flink.client().getJobStatus(job.id()).get()).isEqualTo(JobStatus.RUNNING);
        assertThat(flink.firstFailure(job.id())).as("a failure that it recovered from").isNull();
        long bytes = checkpointBytes(flink, job.id()) / HOSTS;
        System.out.println("bytes of state a host = " + bytes);
        assertThat(bytes).isPositive().isLessThanOrEqualTo(MAX_HOST_BYTES);
      }
    }
  }

  /** Offsets are committed by checkpoints: without lag, the latest one holds all hosts. */
  private static long checkpointBytes(FlinkCluster flink, JobID id) throws Exception {
    JobMessageParameters parameters = new JobMessageParameters();
    parameters.jobPathParameter.resolve(id);
    return flink
        .client()
        .sendRequest(
            CheckpointingStatisticsHeaders.getInstance(),
            parameters,
            EmptyRequestBody.getInstance())
        .get()
        .getLatestCheckpoints()
        .getCompletedCheckpointStatistics()
        .getStateSize();
  }

  private static int malformed(List<String> records) {
    return (int) records.stream().filter(Estate::isMalformed).count();
  }

  private static Set<String> findings(TestTopics topics, TestJob job) throws IOException {
    Set<String> findings = new TreeSet<>();
    for (ConsumerRecord<String, byte[]> record : topics.read(job.alerts())) {
      findings.add(ReferenceRun.name(JSON.readTree(record.value())));
    }
    return findings;
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String key) {
    return new String(letter.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
  }
}
