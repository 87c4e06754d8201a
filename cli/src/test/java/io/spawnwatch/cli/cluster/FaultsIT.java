package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.topic.EventSender;
import io.spawnwatch.cli.topic.Pace;
import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Both deliveries at once, while TaskManagers and the JobManager are killed and the broker
 * restarts.
 */
@Tag("services")
class FaultsIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 200_000;
  private static final int EVENTS_A_SECOND = 2_500;
  private static final int MALFORMED_EVERY = 100;
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration POLL = Duration.ofSeconds(2);

  private final AtomicInteger sent = new AtomicInteger();

  @Test
  void nothingIsLostNorRepeatedWhileProcessesAreKilled() throws Exception {
    List<String> events = Estate.records(1);
    events = Estate.records(EVENTS / events.size() + 1);
    List<String> expected =
        ReferenceRun.alerts(events).stream().map(ReferenceRun::messageUid).sorted().toList();
    List<String> records = Estate.withMalformed(events, MALFORMED_EVERY);

    try (TestJob once = new TestJob(CLUSTER, "faults-once");
        TestJob atLeast = new TestJob(CLUSTER, "faults-at-least")) {
      once.submit("--parallelism", "2", "--set", "alerts.delivery=exactly-once");
      atLeast.reads(once.events()).submit("--parallelism", "2");
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> send(once.events(), records));
      for (Fault fault : Fault.values()) {
        int share = (fault.ordinal() + 1) * records.size() / (Fault.values().length + 2);
        await().atMost(LONG).pollInterval(POLL).until(() -> sent.get() > share || sending.isDone());
        fault.happen(CLUSTER);
      }
      sending.join();

      TestTopics topics = new TestTopics(CLUSTER.kafka());
      awaitAll(topics, once, expected);
      awaitAll(topics, atLeast, expected);
      assertThat(uids(topics, once)).isEqualTo(expected);
      assertThat(new TreeSet<>(uids(topics, atLeast))).isEqualTo(new TreeSet<>(expected));
      assertThat(malformed(topics, once)).isEqualTo(malformed(records));
      assertThat(malformed(topics, atLeast)).isEqualTo(malformed(records));
      System.out.println("events = " + records.size() + ", alerts " + expected.size());
    }
  }

  /** What happens to the cluster, in this order. */
  private enum Fault {
    FIRST_TASKMANAGER(Role.TASKMANAGER),
    JOBMANAGER(Role.JOBMANAGER),
    SECOND_TASKMANAGER(Role.TASKMANAGER),
    BROKER(Role.BROKER);

    private final Role role;

    Fault(Role role) {
      this.role = role;
    }

    private void happen(SuiteCluster cluster) throws Exception {
      if (role == Role.BROKER) {
        cluster.stop(role);
      } else {
        cluster.kill(role);
      }
      cluster.mend();
    }
  }

  private void send(String topic, List<String> records) {
    Pace pace = new Pace(EVENTS_A_SECOND, new PrintWriter(System.out, true));
    try (EventSender sender = new EventSender(CLUSTER.kafkaSettings(), topic)) {
      for (String record : records) {
        pace.await();
        sender.send(new RawRecord(record.getBytes(StandardCharsets.UTF_8), topic, 0, 0));
        sent.incrementAndGet();
      }
      sender.finish();
    }
  }

  private static void awaitAll(TestTopics topics, TestJob job, List<String> expected)
      throws Exception {
    await().atMost(LONG).pollInterval(POLL).until(() -> topics.lag(job.group(), job.events()) == 0);
    await()
        .atMost(LONG)
        .pollInterval(POLL)
        .until(() -> new TreeSet<>(uids(topics, job)).containsAll(expected));
  }

  private static List<String> uids(TestTopics topics, TestJob job) throws IOException {
    List<String> uids = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : topics.read(job.alerts())) {
      uids.add(ReferenceRun.messageUid(JSON.readTree(record.value())));
    }
    return uids.stream().sorted().toList();
  }

  private static TreeSet<String> malformed(TestTopics topics, TestJob job) {
    TreeSet<String> texts = new TreeSet<>();
    topics
        .read(job.deadLetters())
        .forEach(record -> texts.add(new String(record.value(), StandardCharsets.UTF_8)));
    return texts;
  }

  private static TreeSet<String> malformed(List<String> records) {
    TreeSet<String> texts = new TreeSet<>();
    records.stream().filter(Estate::isMalformed).forEach(texts::add);
    return texts;
  }
}
