package io.spawnwatch.cli.output;

import io.spawnwatch.job.Outputs;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.host.HostStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import picocli.CommandLine.Option;

/** Where an embedded run writes its rows; none of them is written unless asked for. */
public final class RowOptions {

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description =
          "Write alerts as OCSF Detection Findings, a JSON line each; - is standard output.")
  private String alerts;

  @Option(
      names = "--matches",
      paramLabel = "FILE",
      description = "Write a JSON line per event and rule that it matched; - is standard output.")
  private String matches;

  @Option(
      names = "--enriched",
      paramLabel = "FILE",
      description = "Write a JSON line per creation, with its lineage; - is standard output.")
  private String enriched;

  @Option(
      names = "--host-status",
      paramLabel = "FILE",
      description =
          "Write a JSON line per host: what it sends, and what not; - is standard output.")
  private String hostStatus;

  /**
   * The sinks; dead letters are explained on standard error.
   *
   * @param statuses a file that takes what is told of hosts, whether asked for or not
   */
  public Outputs outputs(Path statuses) {
    Sink<Alert> alertSink =
        alerts == null ? new DiscardingSink<>() : new LinesSink<>(alerts, Alert::json);
    Sink<DeadLetter> deadLetters = new LinesSink<>(LinesSink.STANDARD_ERROR, DeadLetterLine::of);
    return new Outputs(
        alertSink,
        Optional.of(deadLetters),
        text(matches),
        text(enriched),
        Optional.of(hosts(statuses)));
  }

  private Sink<HostStatus> hosts(Path statuses) {
    Sink<HostStatus> own = new LinesSink<>(statuses.toString(), RowOptions::line);
    return hostStatus == null
        ? own
        : new TeeSink<>(own, new LinesSink<>(hostStatus, RowOptions::line));
  }

  private static byte[] line(HostStatus status) {
    return status.json().getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Sink<String>> text(String path) {
    return Optional.ofNullable(path)
        .map(p -> new LinesSink<>(p, row -> row.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Checks that every file can be made, before the run begins.
   *
   * @param summary another file that the command writes, or null
   * @throws NoSuchFileException when a folder is missing
   */
  public void checkTargets(Path summary) throws NoSuchFileException {
    List<Path> targets =
        Stream.concat(
                Stream.ofNullable(summary),
                Stream.of(alerts, matches, enriched, hostStatus)
                    .filter(Objects::nonNull)
                    .map(Path::of))
            .toList();
    for (Path file : targets) {
      Path folder = file.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
    }
  }
}
