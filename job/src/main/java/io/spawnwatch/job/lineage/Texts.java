package io.spawnwatch.job.lineage;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import java.util.Locale;

/** What events tell of a process and of its parent. */
final class Texts {

  private static final String ZERO_GUID = "00000000-0000-0000-0000-000000000000";

  private Texts() {}

  /** Of the event's own process. */
  static ProcessText of(ProcessEvent event) {
    return new ProcessText(
        present(event.carried(Field.IMAGE)),
        present(event.carried(Field.COMMAND_LINE)),
        present(event.carried(Field.USER)),
        present(event.carried(Field.INTEGRITY_LEVEL)),
        guid(event.carried(Field.PROCESS_GUID)));
  }

  /** Of the event's parent. */
  static ProcessText ofParent(ProcessEvent event) {
    return new ProcessText(
        present(event.carried(Field.PARENT_IMAGE)),
        present(event.carried(Field.PARENT_COMMAND_LINE)),
        present(event.carried(Field.PARENT_USER)),
        null,
        guid(event.carried(Field.PARENT_PROCESS_GUID)));
  }

  /** Null for what stands for nothing. */
  static String present(String value) {
    boolean nothing = value == null || value.isEmpty() || value.equals("-") || value.equals("?");
    return nothing ? null : value;
  }

  /**
   * A hash of a command line's letters and digits; 0 for none. Providers differ in blanks at the
   * end, and in whether they double a percent sign.
   */
  static int commandHash(String command) {
    if (command == null) {
      return 0;
    }
    int hash = 1;
    for (int i = 0; i < command.length(); i++) {
      char character = command.charAt(i);
      if (Character.isLetterOrDigit(character)) {
        hash = hash * 31 + Character.toLowerCase(character);
      }
    }
    return hash;
  }

  /** Whether two command lines are not one; what is not known contradicts nothing. */
  static boolean differ(String a, String b) {
    return a != null && b != null && !a.equals(b) && commandHash(a) != commandHash(b);
  }

  /** Whether both command lines are known, and one. */
  static boolean same(String a, String b) {
    return a != null && b != null && !differ(a, b);
  }

  /** Lower case without braces; null for none and for the all-zero one. */
  private static String guid(String value) {
    String present = present(value);
    if (present == null) {
      return null;
    }
    boolean braced = present.startsWith("{") && present.endsWith("}");
    String bare = braced ? present.substring(1, present.length() - 1) : present;
    String lower = bare.toLowerCase(Locale.ROOT);
    return lower.isEmpty() || lower.equals(ZERO_GUID) ? null : lower;
  }
}
