package io.spawnwatch.cli;

import io.spawnwatch.cli.events.EventFile;
import io.spawnwatch.cli.events.EventFileSource;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.cli.events.UnreadFiles;
import io.spawnwatch.cli.output.HostReport;
import io.spawnwatch.cli.output.ReportFile;
import io.spawnwatch.cli.output.RowOptions;
import io.spawnwatch.cli.run.BoundedRun;
import io.spawnwatch.cli.run.EmbeddedFlink;
import io.spawnwatch.cli.run.RunDefaults;
import io.spawnwatch.cli.run.RunSummary;
import io.spawnwatch.job.SpawnwatchJob;
import io.spawnwatch.job.config.JobArguments;
import io.spawnwatch.job.config.JobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code detect}: a bounded run of the job over files, folders or standard input. */
@Command(
    name = "detect",
    description = "Runs the job over files of events, in this JVM.",
    exitCodeList = UnreadFiles.EXIT_CODE,
    mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JobArguments arguments;
  @Mixin private RowOptions rows;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write the summary as one JSON object; - is standard output.")
  private Path summaryFile;

  @Parameters(
      arity = "1..*",
      paramLabel = "EVENTS",
      description =
          "Files or folders (.jsonl, .json, .xml, each also .gz), or - for standard input.")
  private List<String> events;

  @Override
  public Integer call() throws Exception {
    JobConfig config = arguments.load(RunDefaults.files(), RunDefaults.embedded());
    List<EventFile> files = EventFiles.find(events);
    rows.checkTargets(summaryFile);
    BoundedRun run = new BoundedRun(spec.commandLine().getErr());
    Path statuses = Files.createTempFile("spawnwatch-hosts-", ".jsonl");
    try (UnreadFiles unread = UnreadFiles.none();
        EmbeddedFlink flink = new EmbeddedFlink()) {
      EventFileSource source = new EventFileSource(files, unread);
      StreamExecutionEnvironment env = flink.environment();
      SpawnwatchJob.defineWorkflow(env, source, config, rows.outputs(statuses));
      report(run.execute(env, "spawnwatch detect"));
      HostReport.read(statuses).lines().forEach(spec.commandLine().getErr()::println);
      return unread.report(spec.commandLine().getErr());
    } finally {
      Files.delete(statuses);
    }
  }

  private void report(RunSummary summary) throws Exception {
    ReportFile.write(summaryFile, summary.toJson(), spec.commandLine());
    spec.commandLine().getErr().println(summary.toText());
  }
}
