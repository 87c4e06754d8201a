package io.spawnwatch.job.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one way of writing a secret is told by. Regular expressions run in time linear in the text.
 *
 * @param name what it is, for people
 * @param tool what must stand in the command line, and after which secrets are looked for; null
 *     where they may stand anywhere
 * @param secret finds one; the secret is the one group that took part
 */
record SecretPattern(String name, Pattern tool, Pattern secret) {

  /** A value as command lines quote it: each alternative with the value as its group. */
  private static final String VALUE =
      "(?:\\\\\"((?:[^\"\\\\]|\\\\[^\"])*)\\\\\"|\"([^\"]*)(?:\"|$)|'([^']*)(?:'|$)|([^\\s\"'/&|<>]\\S*))";

  /** What the shell reads there is no secret; nor is a container's port mapping. */
  private static final Pattern NO_SECRET =
      Pattern.compile(
          "\\*|/.*|[&|<>(].*|\\d>.*|\\(?ConvertTo-SecureString|"
              + "|(?:[0-9.]+:)?\\d{1,5}:\\d{1,5}(?:/(?:tcp|udp))?",
          Pattern.CASE_INSENSITIVE);

  private static final String QUOTES = "\"'\\";

  /**
   * A row of the table; in both expressions, {@code VALUE} stands for a value and {@code EXE} for
   * the end of a program's name.
   */
  static SecretPattern of(String name, String tool, String secret) {
    return new SecretPattern(name, tool.isEmpty() ? null : compile(tool), compile(secret));
  }

  private static Pattern compile(String regex) {
    String whole = regex.replace("VALUE", VALUE).replace("EXE", "(?:\\.exe)?[\"']?\\s");
    return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** The secrets in a command line, none overlapping another. */
  List<TextSpan> find(String commandLine) {
    int from = begin(commandLine);
    List<TextSpan> found = new ArrayList<>();
    Matcher matcher = secret.matcher(commandLine);
    while (from >= 0 && from <= commandLine.length() && matcher.find(from)) {
      TextSpan span = trimmed(taken(matcher), commandLine);
      if (!NO_SECRET.matches(span.of(commandLine))) {
        found.add(span);
      }
      from = Math.max(matcher.end(), from + 1);
    }
    return found;
  }

  /** Where to look from; -1 where the tool is not there. The blank after its name is looked at. */
  private int begin(String commandLine) {
    if (tool == null) {
      return 0;
    }
    Matcher matcher = tool.matcher(commandLine);
    return matcher.find() ? matcher.end() - 1 : -1;
  }

  private static TextSpan taken(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.start(group) >= 0) {
        return new TextSpan(matcher.start(group), matcher.end(group));
      }
    }
    throw new IllegalStateException("every alternative has a group");
  }

  /** Without the quote that closes a whole command rather than the value. */
  private static TextSpan trimmed(TextSpan span, String text) {
    int end = span.end();
    while (end > span.begin() && QUOTES.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return new TextSpan(span.begin(), end);
  }
}
