package io.spawnwatch.sigma.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What the parser of YAML complains of, in the words of all other messages: what was expected, and
 * what was found.
 *
 * @param line from 1
 * @param column from 1
 * @param message for the author of the file
 */
record YamlFault(int line, int column, String message) {

  /** A complaint with its places, and our words for it; told of where the complaint begins. */
  private record Wording(boolean atBegin, Pattern complaint, String words) {}

  private static final String QUOTES = "; write a backslash as \\\\\\\\, or all in single quotes";

  private static final List<Wording> WORDINGS =
      List.of(
          at(".*found character '\\\\t.*", "expected spaces before the text, found a tab"),
          at(
              ".*found character '(.)' that cannot start.*",
              "expected a value, found $1, with which none begins outside of quotes"),
          at(
              ".*mapping values are not allowed here .*",
              "expected the end of the value, found another \":\"; a value with \": \" stands in"
                  + " quotes, and a key in the column of those beside it"),
          at(
              ".*block mapping @(\\d+):(\\d+) .*<block mapping start>' @\\d+:(\\d+)",
              "expected a key in column $2, as in line $1, found one in column $3"),
          at(
              ".*block mapping @(\\d+):(\\d+) .*<block sequence start>' @\\d+:(\\d+)",
              "expected a key in column $2, as in line $1, found \"-\" in column $3"),
          at(
              ".*block mapping @.*<scalar>'.*",
              "expected the end of the value, found text after its closing quote; within '…',"
                  + " ' is written ''"),
          at(
              ".*block mapping @(\\d+):(\\d+) .*<block end>, but found '?([^']*)'?.*",
              "expected a key in column $2, as in line $1, found $3"),
          at(
              ".*block collection @(\\d+):(\\d+) .*<block end>.*",
              "expected \"-\" in column $2, as in line $1, found something else"),
          begin(
              ".*simple key .*could not find expected ':'.*",
              "expected a key and \":\", found text without"),
          begin(
              ".*quoted scalar .*end of stream.*",
              "expected a closing quote for this one, found the end of the file"),
          begin(
              ".*quoted scalar .*document separator.*",
              "expected a closing quote for this one, found the next document"),
          at(
              ".*found unknown escape character (.+)\\(\\d+\\).*",
              "expected an escape such as \\\\n, found \\\\$1" + QUOTES),
          at(
              ".*expected escape sequence of (\\d) hexadecimal numbers.*",
              "expected $1 hexadecimal digits after \\\\x, \\\\u or \\\\U, found others" + QUOTES),
          at(
              ".*found undefined alias (.*) @.*",
              "expected an anchor &$1 for *$1, found none; text that begins with * stands in"
                  + " quotes"),
          at(
              ".*scanning an alias.*",
              "expected a name after *, found none; text that begins with * stands in quotes"),
          at(
              ".*flow (?:mapping|sequence) @(\\d+):\\d+ expected '(.)' or '(.)'.*",
              "expected \"$2\" or \"$3\" in what line $1 opens, found something else"));

  static YamlFault of(MarkedYAMLException e) {
    String complaint =
        place(e.getContext(), e.getContextMark()) + place(e.getProblem(), e.getProblemMark());
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.complaint.matcher(complaint.strip());
      if (matcher.matches()) {
        Mark mark = wording.atBegin ? e.getContextMark() : e.getProblemMark();
        return at(mark, matcher.replaceFirst(wording.words));
      }
    }
    return at(e.getProblemMark(), "not YAML: " + e.getProblem());
  }

  /**
   * Of a limit, which SnakeYAML tells of without a place.
   *
   * @param place how far it had come; null where it had not begun
   */
  static YamlFault ofLimit(YAMLException e, Mark place, LoaderOptions limits) {
    String message =
        e.getMessage().contains("aliases")
            ? "expected at most %d aliases of maps and lists in a file, found more"
                .formatted(limits.getMaxAliasesForCollections())
            : "expected at most %d maps and lists within one another, found more"
                .formatted(limits.getNestingDepthLimit());
    return place == null ? new YamlFault(1, 1, message) : at(place, message);
  }

  private static YamlFault at(Mark mark, String message) {
    return new YamlFault(mark.getLine() + 1, mark.getColumn() + 1, message);
  }

  private static String place(String what, Mark mark) {
    String at = mark == null ? "" : " @" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    return " " + (what == null ? "" : what) + at;
  }

  private static Wording at(String complaint, String words) {
    return new Wording(false, Pattern.compile(complaint, Pattern.DOTALL), words);
  }

  private static Wording begin(String complaint, String words) {
    return new Wording(true, Pattern.compile(complaint, Pattern.DOTALL), words);
  }
}
