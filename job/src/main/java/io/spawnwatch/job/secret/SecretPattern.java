package io.spawnwatch.job.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * What one way of writing a secret is told by. Regular expressions run in time linear in the text;
 * in them, {@code VALUE} stands for a value and {@code EXE} for the end of a program's name.
 *
 * @param words in lower case; without one of them nothing is looked for
 * @param tool what must stand in the command line, and after which secrets are looked for; null
 *     where they may stand anywhere
 * @param secret finds one; the secret is the one group that took part
 */
record SecretPattern(List<String> words, Pattern tool, Pattern secret) {

  /** A value as command lines quote it: each alternative with the value as its group. */
  private static final String VALUE =
      "(?:\\\\\"((?:[^\"\\\\]|\\\\[^\"])*)\\\\\"|\"([^\"]*)(?:\"|$)|'([^']*)(?:'|$)|([^\\s\"'/&|<>]\\S*))";

  /** What the shell reads there is no secret; nor is a container's port mapping. */
  private static final Pattern NO_SECRET =
      Pattern.compile(
          "\\*|y|n|yes|no|true|false|%\\w+%|/.*|[&|<>(].*|\\d>.*|\\(?ConvertTo-SecureString|"
              + "|(?:[0-9.]+:)?\\d{1,5}:\\d{1,5}(?:/(?:tcp|udp))?",
          Pattern.CASE_INSENSITIVE);

  private static final String QUOTES = "\"'\\";

  /** A secret behind the name of one of these tools, of which {@code |} stands between two. */
  static SecretPattern ofTool(String tools, String secret) {
    Pattern tool = compile("\\b(?:" + tools.replace(".", "\\.") + ")EXE");
    return new SecretPattern(List.of(tools.split("\\|")), tool, compile(secret));
  }

  /** A secret anywhere in a command line that holds one of these words, given likewise. */
  static SecretPattern ofWords(String words, String secret) {
    return new SecretPattern(List.of(words.split("\\|")), null, compile(secret));
  }

  private static Pattern compile(String regex) {
    String whole = regex.replace("VALUE", VALUE).replace("EXE", "(?:\\.exe)?[\"']?\\s");
    return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /**
   * The secrets in a command line, none overlapping another.
   *
   * @param lowerCase the same text, to look for words in; its length may differ
   */
  List<TextSpan> find(String commandLine, String lowerCase) {
    return words.stream().anyMatch(lowerCase::contains) ? find(commandLine) : List.of();
  }

  private List<TextSpan> find(String commandLine) {
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
