package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a regex once from left to right, for {@link RegexNeeds}. When in doubt, needs less. */
final class RegexScan {

  /** Shorter ones stand in too many texts. */
  private static final int MIN_RUN = 16;

  /** A shorter one occurs in too many texts to tell anything. */
  private static final int MIN_LITERAL = 3;

  /** In nearly every command line. */
  private static final String COMMON = "\\:.-/\" 0123456789";

  private static final String ESCAPED_LITERALS = "\\.+*?()[]{}|^$/-\"'`&%#@!~:;,<>= ";

  private final String regex;
  private final Map<Character, Integer> symbols = new HashMap<>();
  private int at;
  private StringBuilder run = new StringBuilder();
  private final List<String> literals = new ArrayList<>();
  private int minLength;
  private AsciiClass runOf;
  private int runLength;
  private AsciiClass follower;
  private char before;

  /** The symbol that the part before must end with; 0 where that is not known. */
  private char last;

  RegexScan(String regex) {
    this.regex = regex;
  }

  RegexNeeds needs() {
    while (at < regex.length()) {
      char c = regex.charAt(at);
      if (c == '|' || regex.startsWith("\\Q", at) || regex.startsWith("(?x", at)) {
        return RegexNeeds.NOTHING; // An alternative of the whole, or other rules of reading.
      }
      part(c);
    }
    endRun();
    var best = symbols.entrySet().stream().max(Comparator.comparingInt(RegexScan::worth));
    return new RegexNeeds(
        literals,
        best.map(Map.Entry::getKey).orElse('\0'),
        best.map(Map.Entry::getValue).orElse(0),
        minLength,
        runOf,
        runLength,
        follower,
        before);
  }

  /** Rare ones first, then those that must occur most often. */
  private static int worth(Map.Entry<Character, Integer> symbol) {
    boolean common = COMMON.indexOf(symbol.getKey()) >= 0;
    return symbol.getValue() + (common ? 0 : 1_000);
  }

  private void part(char c) {
    switch (c) {
      case '[' -> charClass();
      case '(' -> group();
      case '.' -> other(at + 1);
      case '^', '$' -> boundary(at + 1);
      case '\\' -> escape();
      default -> literal(c, at + 1);
    }
  }

  private void charClass() {
    char symbolBefore = last;
    endRun();
    int end = endOfClass(at);
    String written = regex.substring(at, end);
    at = end;
    int times = quantifier();
    minLength += times;
    last = 0;
    AsciiClass members = times > 0 ? AsciiClass.of(written) : null;
    if (members != null) {
      needRun(members, times);
      needFollower(symbolBefore, members);
    }
  }

  private void needRun(AsciiClass members, int times) {
    if (times >= MIN_RUN && times > runLength) {
      runOf = members;
      runLength = times;
    }
  }

  private void needFollower(char symbol, AsciiClass members) {
    if (symbol != 0 && (follower == null || members.size() < follower.size())) {
      follower = members;
      before = symbol;
    }
  }

  private void escape() {
    char escaped = at + 1 < regex.length() ? regex.charAt(at + 1) : '\\';
    if (ESCAPED_LITERALS.indexOf(escaped) >= 0) {
      literal(escaped, at + 2);
    } else if ("sSdDwW".indexOf(escaped) >= 0) {
      other(at + 2);
    } else {
      // A boundary, a reference, a code point: its extent is not known here.
      boundary(escaped == 'b' || escaped == 'B' ? at + 2 : regex.length());
    }
  }

  private void boundary(int next) {
    endRun();
    at = next;
    quantifier();
  }

  private void group() {
    endRun();
    int end = endOfGroup(at);
    boolean plain = regex.startsWith("(?:", at) || !regex.startsWith("(?", at);
    String body = plain ? regex.substring(at + 1, Math.max(at + 1, end - 1)) : "";
    at = end;
    if (quantifier() > 0 && plain) {
      nested(new RegexScan(body.startsWith("?:") ? body.substring(2) : body));
    }
  }

  /** What a group that must match at least once needs, the whole needs. */
  private void nested(RegexScan group) {
    RegexNeeds needs = group.needs();
    minLength += needs.minLength();
    literals.addAll(needs.literals());
    if (needs.runOf() != null) {
      needRun(needs.runOf(), needs.runLength());
    }
    if (needs.follower() != null) {
      needFollower(needs.before(), needs.follower());
    }
    if (needs.symbolCount() > 0) {
      symbols.merge(needs.symbol(), needs.symbolCount(), Integer::sum);
    }
  }

  /** Some character, but not which. */
  private void other(int next) {
    endRun();
    at = next;
    minLength += quantifier();
  }

  private void literal(char c, int next) {
    at = next;
    boolean quantified = next < regex.length() && "*+?{".indexOf(regex.charAt(next)) >= 0;
    int times = quantifier();
    minLength += times;
    if (times > 0) {
      run.append(c);
      if (!Character.isLetter(c)) {
        symbols.merge(c, times, Integer::sum);
      }
    }
    if (quantified) {
      endRun();
    }
    last = quantified || Character.isLetter(c) ? 0 : c;
  }

  private void endRun() {
    last = 0;
    if (run.length() >= MIN_LITERAL) {
      literals.add(run.toString());
    }
    run = new StringBuilder();
  }

  /** Reads a quantifier, if there is one; how often it asks at least. */
  private int quantifier() {
    int least = 1;
    if (at < regex.length()) {
      char c = regex.charAt(at);
      int brace = c == '{' ? regex.indexOf('}', at) : -1;
      if (brace > 0) {
        least = leading(regex.substring(at + 1, brace));
        at = brace + 1;
      } else if (c == '*' || c == '?' || c == '+') {
        least = c == '+' ? 1 : 0;
        at++;
      }
    }
    if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
      at++; // Lazy or possessive.
    }
    return least;
  }

  private static int leading(String bounds) {
    String first = bounds.split(",", -1)[0];
    return first.matches("[0-9]{1,6}") ? Integer.parseInt(first) : 0;
  }

  private int endOfClass(int open) {
    int i = open + 1;
    i += i < regex.length() && regex.charAt(i) == '^' ? 1 : 0;
    i += i < regex.length() && regex.charAt(i) == ']' ? 1 : 0;
    for (int depth = 1; i < regex.length(); i++) {
      char c = regex.charAt(i);
      i += c == '\\' ? 1 : 0;
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return regex.length();
  }

  private int endOfGroup(int open) {
    int depth = 0;
    for (int i = open; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        i = endOfClass(i) - 1;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return regex.length();
  }
}
