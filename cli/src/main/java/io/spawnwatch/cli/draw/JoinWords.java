package io.spawnwatch.cli.draw;

import io.spawnwatch.event.Field;
import io.spawnwatch.sequence.JoinKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code group-by} means, in words. */
public final class JoinWords {

  private JoinWords() {}

  /**
   * How a step is joined to the one before, such as {@code below it}.
   *
   * @param keys of the sequence; empty where nothing joins
   * @param before the rule id of the step before
   * @param step the rule id of the step
   */
  public static String between(List<JoinKey> keys, String before, String step) {
    if (isSession(keys)) {
      return "same logon session";
    }
    return keys.isEmpty()
        ? "anywhere"
        : keys.stream()
            .map(key -> pair(key.fields().get(before), key.fields().get(step)))
            .distinct()
            .collect(Collectors.joining(", "));
  }

  /** What all processes of a counted group share, such as {@code of one activity}. */
  public static String shared(List<JoinKey> keys) {
    if (isSession(keys)) {
      return "in one logon session";
    }
    return keys.isEmpty()
        ? "anywhere"
        : keys.stream()
            .map(key -> one(key.fields().values().iterator().next()))
            .collect(Collectors.joining(", "));
  }

  private static boolean isSession(List<JoinKey> keys) {
    return keys.size() == 2
        && keys.stream().allMatch(key -> joins(key, Field.COMPUTER) || joins(key, Field.LOGON_ID));
  }

  private static boolean joins(JoinKey key, Field field) {
    return key.fields().values().stream().allMatch(field::equals);
  }

  private static String pair(Field before, Field step) {
    if (before == step) {
      return same(step);
    }
    return switch (step) {
      case PARENT_PROCESS_GUID ->
          before == Field.PROCESS_GUID ? "child of it" : names(before, step);
      case ANCESTOR_PROCESS_GUID -> below(before, step);
      case SELF_AND_ANCESTOR_PROCESS_GUID ->
          before == Field.PROCESS_GUID ? "it or below it" : names(before, step);
      case HOST_NAME ->
          before == Field.TARGET_HOST ? "on the host that it names" : names(before, step);
      case TARGET_HOST -> before == Field.HOST_NAME ? "it names that host" : names(before, step);
      case PROCESS_GUID -> before == Field.ANCESTOR_PROCESS_GUID ? "above it" : names(before, step);
      default -> names(before, step);
    };
  }

  private static String below(Field before, Field step) {
    return switch (before) {
      case PROCESS_GUID -> "below it";
      case PARENT_PROCESS_GUID -> "below the same parent";
      case SELF_AND_ANCESTOR_PROCESS_GUID -> "below the same process";
      default -> names(before, step);
    };
  }

  private static String same(Field field) {
    return switch (field) {
      case ACTIVITY_GUID -> "same activity";
      case PARENT_PROCESS_GUID -> "same parent";
      case ANCESTOR_PROCESS_GUID, SELF_AND_ANCESTOR_PROCESS_GUID -> "below the same process";
      case PROCESS_GUID -> "same process";
      case COMPUTER -> "same host";
      case USER -> "same user";
      case COMMAND_LINE -> "same command line";
      default -> "same " + field.sigmaName();
    };
  }

  private static String one(Field field) {
    return switch (field) {
      case ACTIVITY_GUID -> "of one activity";
      case PARENT_PROCESS_GUID -> "of one parent";
      case ANCESTOR_PROCESS_GUID, SELF_AND_ANCESTOR_PROCESS_GUID -> "below one process";
      case COMPUTER -> "on one host";
      case USER -> "of one user";
      case COMMAND_LINE -> "with one command line";
      default -> "of one " + field.sigmaName();
    };
  }

  private static String names(Field before, Field step) {
    return before.sigmaName() + " = " + step.sigmaName();
  }

  /** A timespan as rules write it, such as {@code 15m}. */
  public static String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
