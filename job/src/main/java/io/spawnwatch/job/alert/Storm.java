package io.spawnwatch.job.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * That messages are held back, said once for each hour of event time.
 *
 * @param scope what has a cap
 * @param limit the messages that were published before
 * @param begin of the hour, milliseconds since 1970 UTC
 */
public record Storm(Scope scope, int limit, long begin) {

  /** The window of every cap. */
  static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  /** What has a cap. */
  public enum Scope {
    /** One rule on one host. */
    HOST_RULE,
    /** One host, whatever the rule. */
    HOST,
    /** One rule, whatever the host. */
    RULE;

    /** As written in a finding: {@code host-rule}. */
    String scopeName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** When messages pass again, milliseconds since 1970 UTC of event time. */
  long end() {
    return begin + HOUR_MILLIS;
  }

  /** What is held back, and until when. */
  String description() {
    String what =
        switch (scope) {
          case HOST_RULE -> "this rule published %,d messages of this host";
          case HOST -> "this host published %,d messages";
          case RULE -> "this rule published %,d messages, whatever the host,";
        };
    return ("Storm: "
            + what
            + " within an hour. Further ones are held back until %s of event time,"
            + " and counted in the metric alertsHeldBack. Look at the host, or at the rule; see"
            + " alerts.storm.* and rules.exclude.")
        .formatted(limit, Instant.ofEpochMilli(end()));
  }

  /** What the storm is of: its alert key, without the hour. */
  String key(Finding finding) {
    String rule = finding.analytic().id();
    String where = finding.isEstateWide() ? finding.activity().toString() : finding.host();
    return switch (scope) {
      case HOST_RULE -> "storm|" + rule + "|" + where;
      case HOST -> "storm||" + where;
      case RULE -> "storm|" + rule + "|";
    };
  }

  /** The finding's uid: one an hour, the same after a replay and from every subtask. */
  String uid(Finding finding) {
    return NameUuid.of(key(finding) + "|" + begin);
  }
}
