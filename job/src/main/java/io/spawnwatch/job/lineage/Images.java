package io.spawnwatch.job.lineage;

import java.util.Locale;

/** Image paths as different providers write them. */
final class Images {

  private Images() {}

  /**
   * Whether two paths can name one image. Only the file name decides: the folder of one image is
   * written as {@code \Device\Mup\…}, as {@code \\?\…}, or not at all, and an 8.3 name as any
   * other.
   */
  static boolean agree(String a, String b) {
    if (a == null || b == null || a.equals(b)) {
      return true;
    }
    int fromA = a.lastIndexOf('\\') + 1;
    int fromB = b.lastIndexOf('\\') + 1;
    int length = a.length() - fromA;
    return length == b.length() - fromB && a.regionMatches(true, fromA, b, fromB, length)
        || a.indexOf('~', fromA) >= 0
        || b.indexOf('~', fromB) >= 0;
  }

  /** A hash of the file name in any case; 0 for none, and for an 8.3 name, which can be any. */
  static int nameHash(String image) {
    if (image == null) {
      return 0;
    }
    int hash = 1;
    for (int i = image.lastIndexOf('\\') + 1; i < image.length(); i++) {
      char character = image.charAt(i);
      if (character == '~') {
        return 0;
      }
      hash = hash * 31 + Character.toLowerCase(character);
    }
    return hash;
  }

  /** The file name, lower case. */
  static String fileName(String image) {
    return image.substring(image.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
  }
}
