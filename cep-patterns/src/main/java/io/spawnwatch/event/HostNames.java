package io.spawnwatch.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names by which a host is called: by itself, and in remote-administration command lines. */
public final class HostNames {

  /** {@code /node:}, {@code \\host}, {@code /s}, {@code -r:}, {@code -ComputerName}. */
  private static final Pattern TARGET =
      Pattern.compile(
          "(?i)(?:[/-]node:\\s*|\\\\\\\\|\\s[/-]s\\s+|[/-]r:\\s*(?:https?://)?|-ComputerName[\\s:]+)"
              + "[\"']?([a-z0-9][a-z0-9._-]{0,254})");

  /** Its {@code -s} means the system's account, and names no host. */
  private static final Pattern PSEXEC = Pattern.compile("(?i)p[sa]exec");

  private static final Pattern OPTION_S = Pattern.compile("(?i)\\s[/-]s\\s.*", Pattern.DOTALL);

  private HostNames() {}

  /** A name as DNS means it, whether it was written with the root's dot behind or without. */
  public static String withoutRoot(String host) {
    int end = host.length();
    while (end > 0 && host.charAt(end - 1) == '.') {
      end--;
    }
    return host.substring(0, end);
  }

  /** The full and the short name, lower case. */
  static List<String> of(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? List.of(host) : List.of(host, host.substring(0, dot));
  }

  /** The hosts that a command line names as its target, lower case; empty for null. */
  static List<String> targetsOf(String commandLine) {
    if (commandLine == null) {
      return List.of();
    }
    List<String> targets = new ArrayList<>(1);
    Matcher matcher = TARGET.matcher(commandLine);
    boolean isPsExec = PSEXEC.matcher(commandLine).find();
    while (matcher.find()) {
      if (isPsExec && OPTION_S.matcher(matcher.group()).matches()) {
        continue;
      }
      targets.add(withoutRoot(matcher.group(1)).toLowerCase(Locale.ROOT));
    }
    return targets;
  }
}
