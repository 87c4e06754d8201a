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

  /** The file name, lower case. */
  static String fileName(String image) {
    return image.substring(image.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
  }
}
