package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The groups of a sequence: what its {@code group-by} makes of a signal. */
final class Grouping {

  private static final Set<String> SYSTEM_SESSIONS = Set.of("0x3e7", "0x3e4", "0x3e5");

  /** Machine accounts end in a dollar; system and service accounts are many hosts' at once. */
  private static final Pattern SYSTEM_USER =
      Pattern.compile(
          "(.*\\\\)?(system|local service|network service|anonymous logon|.*\\$)"
              + "|(nt.authority|nt-autorität|autorite nt|nt service|iis apppool"
              + "|window manager|font driver host)\\\\.*");

  private final List<JoinKey> keys;

  Grouping(List<JoinKey> keys) {
    this.keys = keys;
  }

  /** The groups that a signal belongs to as a step of that rule; none where a value is missing. */
  Set<List<String>> groupsOf(Signal signal, String rule) {
    Set<List<String>> groups = new LinkedHashSet<>(List.of(List.of()));
    for (JoinKey key : keys) {
      Set<List<String>> longer = new LinkedHashSet<>();
      Field field = key.fields().get(rule);
      for (String value : values(signal, field)) {
        if (formsGroup(field, value)) {
          groups.forEach(group -> longer.add(longer(group, value)));
        }
      }
      groups = longer;
    }
    return groups;
  }

  private static List<String> longer(List<String> group, String value) {
    List<String> extended = new ArrayList<>(group);
    extended.add(value);
    return extended;
  }

  /** Whether a signal, as a step of that rule, belongs to the group, which is one. */
  boolean contains(List<String> group, Signal signal, String rule) {
    for (int i = 0; i < keys.size(); i++) {
      if (!values(signal, keys.get(i).fields().get(rule)).contains(group.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A group for a person: {@code p=3f2a…, LogonId=0x4f2a91}. */
  String describe(List<String> group) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      parts.add(keys.get(i).name() + "=" + group.get(i));
    }
    return String.join(", ", parts);
  }

  private static List<String> values(Signal signal, Field field) {
    return signal.values().getOrDefault(field, List.of());
  }

  private static boolean formsGroup(Field field, String value) {
    return switch (field) {
      case LOGON_ID, SUBJECT_LOGON_ID, TARGET_LOGON_ID -> !SYSTEM_SESSIONS.contains(value);
      case USER, SUBJECT_USER_NAME, TARGET_USER_NAME -> !SYSTEM_USER.matcher(value).matches();
      default -> true;
    };
  }
}
