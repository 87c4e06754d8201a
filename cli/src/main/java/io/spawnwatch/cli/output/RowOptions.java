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

/** Where an embedded run writes its rows: what is asked for, else the alerts as cards. */
public final class RowOptions {

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description =
          "Write alerts as OCSF Detection Findings, a JSON line each; - is standard output.")
  private String alerts;

  @Option(
      names = "--cards",
      paramLabel = "FILE",
      description =
          "Write alerts as text for people; - is standard output, and the default where no other"
              + " file is asked for.")
  private String cards;

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
    Sink<DeadLetter> deadLetters = new LinesSink<>(LinesSink.STANDARD_ERROR, DeadLetterLine::of);
    return new Outputs(
        alertSink(),
        Optional.of(deadLetters),
        text(matches),
        text(enriched),
        Optional.of(hosts(statuses)));
  }

  private Sink<Alert> alertSink() {
    Sink<Alert> json =
        alerts == null ? new DiscardingSink<>() : new LinesSink<>(alerts, Alert::json);
    return cards == null ? json : new TeeSink<>(json, new LinesSink<>(cards, CardLines::of));
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
   * Checks that every file can be made, before the run begins. Where there is none, the alerts are
   * shown.
   *
   * @param summary another file that the command writes, or null
   * @throws NoSuchFileException when a folder is missing
   */
  public void checkTargets(Path summary) throws NoSuchFileException {
    List<String> targets =
        Stream.of(Objects.toString(summary, null), alerts, cards, matches, enriched, hostStatus)
            .filter(Objects::nonNull)
            .toList();
    if (targets.isEmpty()) {
      cards = LinesSink.STANDARD_OUTPUT;
    }
    for (String file : targets) {
      Path folder = Path.of(file).toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
    }
  }
}
