package io.spawnwatch.cli;

import io.spawnwatch.cli.topic.Publication;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.host.Silence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules silence}: no findings of a rule for a while. */
@Command(
    name = "silence",
    description = {
      "Publishes no findings of a rule or sequence for a while; it still feeds sequences.",
      "Owner, reason and end are kept and shown by `rules list`."
    },
    exitCodeList = "1:With --wait: the job does not judge by the set within that time.",
    mixinStandardHelpOptions = true)
final class RulesSilenceCommand implements Callable<Integer> {

  @Mixin private RulePublisher publisher;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Change change;

  @Parameters(paramLabel = "ID", description = "Id of a rule or sequence.")
  private String id;

  @Override
  public Integer call() throws Exception {
    Publication publication = publisher.begin();
    publisher.checkKnown(List.of(id));
    if (change.ends) {
      publication.end(id);
    } else {
      long until = until(change.begin.until);
      publication.silence(new Silence(id, until, publisher.owner(), change.begin.reason));
    }
    return publisher.publish(publication);
  }

  private static long until(String text) throws ConfigurationException {
    long now = System.currentTimeMillis();
    long until = parse(text, now);
    if (until <= now) {
      throw new ConfigurationException(List.of("--until: expected a time to come, found " + text));
    }
    return until;
  }

  private static long parse(String text, long now) throws ConfigurationException {
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      }
      return text.contains("T")
          ? Instant.parse(text).toEpochMilli()
          : now + TimeUtils.parseDuration(text).toMillis();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ConfigurationException(
          List.of(
              "--until: expected a date (2026-12-01), a time (2026-12-01T08:00:00Z), both in UTC,"
                  + " or a duration (8 h), found "
                  + text));
    }
  }

  /** To begin a silence, or to end one. */
  private static final class Change {

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Begin begin;

    @Option(names = "--end", required = true, description = "Ends the silence now.")
    private boolean ends;
  }

  /** What a silence needs. */
  private static final class Begin {

    @Option(
        names = "--until",
        required = true,
        paramLabel = "TIME",
        description = "When it ends by itself: a date or time in UTC, or a duration from now.")
    private String until;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;
  }
}
