package io.spawnwatch.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one was probably meant to be. */
public final class Nearest {

  private Nearest() {}

  /** That no event has a field of that name, and which one is meant probably. */
  public static String noField(String written) {
    List<String> known = Arrays.stream(Field.values()).map(Field::sigmaName).toList();
    return "no event has the field \""
        + written
        + "\"; the nearest is "
        + to(written, known).orElseThrow();
  }

  /** That the written one of such things is none of those known, and which is meant probably. */
  public static String unknown(String thing, String written, Collection<String> known) {
    List<String> names = known.stream().sorted().toList();
    return "expected %s, found \"%s\"; the nearest is %s (of %s)"
        .formatted(thing, written, to(written, names).orElseThrow(), String.join(", ", names));
  }

  /** Whether the written name is another one with a letter or two wrong. */
  public static boolean isMisspelt(String written, String name) {
    int edits = edits(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    return edits == 1 || edits == 2;
  }

  /**
   * The name with the fewest edits from the written one, case aside; of those as near, the first.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    String folded = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(folded, name.toLowerCase(Locale.ROOT))));
  }

  /** A name that only goes on is as near as one with a letter wrong: Host means HostName. */
  private static int distance(String written, String name) {
    return written.length() > 2 && name.contains(written) && !name.equals(written)
        ? 1
        : edits(written, name);
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
