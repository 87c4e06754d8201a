package io.spawnwatch.cli.replay;

import io.spawnwatch.cli.output.LinesSink;
import io.spawnwatch.cli.run.BoundedRun;
import io.spawnwatch.cli.run.EmbeddedFlink;
import io.spawnwatch.cli.run.RunSummary;
import io.spawnwatch.job.SpawnwatchJob;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.DetectionContent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One bounded run of two sets over the same events. Both stages get every host's events in one
 * order, so that the runs differ by their rules alone. Its alerts go to files of its own, and
 * nowhere else.
 */
public final class Comparison {

  private final JobConfig config;
  private final DetectionContent candidate;
  private final PrintWriter progress;

  /**
   * A comparison.
   *
   * @param config settings, and the running set
   * @param candidate the other set
   * @param progress where to say how far it is
   */
  public Comparison(JobConfig config, DetectionContent candidate, PrintWriter progress) {
    this.config = config;
    this.candidate = candidate;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param events bounded
   */
  public Difference run(Source<RawRecord, ?, ?> events) throws Exception {
    Path running = Files.createTempFile("spawnwatch-running-", ".jsonl");
    Path changed = Files.createTempFile("spawnwatch-candidate-", ".jsonl");
    try (EmbeddedFlink flink = new EmbeddedFlink()) {
      StreamExecutionEnvironment env = flink.environment();
      SpawnwatchJob.defineComparison(env, events, config, candidate, sink(running), sink(changed));
      RunSummary summary = new BoundedRun(progress).execute(env, "spawnwatch replay");
      progress.printf(
          "%,d events judged by both sets in %.1f s; %,d more are malformed, %,d skipped%n",
          summary.decoded(), summary.seconds(), summary.malformed(), summary.skipped());
      return difference(running, changed);
    } finally {
      Files.delete(running);
      Files.delete(changed);
    }
  }

  private Difference difference(Path running, Path changed) throws IOException {
    return new Difference(
        Findings.read(config.detection(), running), Findings.read(candidate, changed));
  }

  private static LinesSink<Alert> sink(Path file) {
    return new LinesSink<>(file.toString(), Alert::json);
  }
}
