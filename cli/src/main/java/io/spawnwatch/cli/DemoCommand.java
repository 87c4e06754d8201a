package io.spawnwatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.demo.CompanyDay;
import io.spawnwatch.cli.events.EventFile;
import io.spawnwatch.cli.events.EventFileSource;
import io.spawnwatch.cli.events.UnreadFiles;
import io.spawnwatch.cli.output.LinesSink;
import io.spawnwatch.cli.run.BoundedRun;
import io.spawnwatch.cli.run.EmbeddedFlink;
import io.spawnwatch.cli.run.RunDefaults;
import io.spawnwatch.cli.run.RunSummary;
import io.spawnwatch.job.Outputs;
import io.spawnwatch.job.SpawnwatchJob;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.card.AlertCard;
import io.spawnwatch.job.card.SvgTree;
import io.spawnwatch.job.config.JobArguments;
import io.spawnwatch.job.config.JobConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a bundled day of a small company through the whole job, alerts as cards. */
@Command(
    name = "demo",
    description = "Replays a day of a small company through the job, in this JVM.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private JobArguments arguments;

  @Option(
      names = "--svg",
      paramLabel = "FOLDER",
      description = "Write each alert's process tree as a picture, as tickets show it.")
  private Path pictures;

  @Override
  public Integer call() throws Exception {
    JobConfig config = arguments.load(RunDefaults.files(), RunDefaults.embedded());
    PrintWriter err = spec.commandLine().getErr();
    Path day = Files.createTempFile("spawnwatch-demo-", ".jsonl");
    try (UnreadFiles unread = UnreadFiles.none();
        EmbeddedFlink flink = new EmbeddedFlink()) {
      List<String> records = CompanyDay.records();
      Files.write(day, records);
      err.printf("A day of a company: %,d events of five hosts.%n", records.size());
      StreamExecutionEnvironment env = flink.environmentWithWebUi();
      err.println(
          "While it runs, Flink's web UI is on 127.0.0.1, on the first free port from 8081.");
      EventFileSource source =
          new EventFileSource(List.of(new EventFile(day.toString(), "company-day.jsonl")), unread);
      SpawnwatchJob.defineWorkflow(env, source, config, cards());
      RunSummary summary = new BoundedRun(err).execute(env, "spawnwatch demo");
      err.println(summary.toText());
    } finally {
      Files.delete(day);
    }
    return 0;
  }

  private Outputs cards() throws IOException {
    String folder = pictures == null ? "" : Files.createDirectories(pictures).toString();
    LinesSink<Alert> cards =
        new LinesSink<>(LinesSink.STANDARD_OUTPUT, alert -> card(alert, folder));
    return Outputs.ofAlerts(cards);
  }

  private static byte[] card(Alert alert, String folder) {
    try {
      JsonNode json = JSON.readTree(alert.json());
      if (!folder.isEmpty()) {
        String name = json.path("metadata").path("uid").asText() + ".svg";
        Files.writeString(Path.of(folder, name), SvgTree.of(json));
      }
      return AlertCard.render(json).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the card or picture of an alert", e);
    }
  }
}
