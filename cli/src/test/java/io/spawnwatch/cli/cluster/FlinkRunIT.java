package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.demo.CompanyDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The README's {@code flink run} line, by the client of a distribution's {@code lib/}. */
@Tag("services")
class FlinkRunIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final ProgramLibraries LIBRARIES = ProgramLibraries.of(CommandRun.HOME);
  private static final Pattern SUBMITTED = Pattern.compile("submitted with JobID ([0-9a-f]{32})");
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void submitsTheJobThatReadsAndAlerts() throws Exception {
    TestJob job = new TestJob(CLUSTER, "flink-run");
    TestTopics topics = new TestTopics(CLUSTER.kafka());
    topics.send(job.events(), CompanyDay.records());
    List<String> options = job.options();
    options.addAll(List.of("--set", "kafka.bootstrap-servers=" + CLUSTER.kafka()));

    String output = flinkRun(options);

    Matcher submitted = SUBMITTED.matcher(output);
    assertThat(submitted.find()).as(output).isTrue();
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(topics.read(job.alerts())).hasSizeGreaterThan(5));
    try (FlinkCluster flink = CLUSTER.flink()) {
      flink.cancel(JobID.fromHexString(submitted.group(1)));
    }
  }

  @Test
  void tellsWhatIsWrongWithTheConfiguration() throws Exception {
    assertThat(flinkRun(List.of("--set", "alerts.quiet=never", "--set", "kafka.nothing=1")))
        .contains("alerts.quiet: expected a duration")
        .contains("kafka.nothing: unknown option");
  }

  private String flinkRun(List<String> arguments) throws Exception {
    Path output = folder.resolve("flink-run.out");
    List<String> all =
        new ArrayList<>(List.of("run", "-d", "-p", "2", LIBRARIES.jobJar().toString()));
    all.addAll(arguments);
    Process client =
        new JavaProcess(
                JavaProcess.jarsOf(LIBRARIES.flink()),
                List.of(
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "-Dlog.file=" + folder.resolve("client.log")),
                output)
            .start(
                Map.of("FLINK_CONF_DIR", CLUSTER.folder().flinkConf().toString()),
                "org.apache.flink.client.cli.CliFrontend",
                all);
    assertThat(client.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }
}
