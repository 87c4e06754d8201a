package io.spawnwatch.event;

/** Sysmon's {@code Hashes}, such as {@code MD5=…,SHA256=…,IMPHASH=…}. */
final class HashList {

  private HashList() {}

  /**
   * The hash of an algorithm.
   *
   * @param hashes null where the event has none
   * @param algorithm in any case
   * @return null where the list does not hold it
   */
  static String value(String hashes, String algorithm) {
    int begin = 0;
    while (hashes != null && begin < hashes.length()) {
      int comma = hashes.indexOf(',', begin);
      int end = comma < 0 ? hashes.length() : comma;
      int value = begin + algorithm.length() + 1;
      if (value <= end
          && hashes.charAt(value - 1) == '='
          && hashes.regionMatches(true, begin, algorithm, 0, algorithm.length())) {
        return hashes.substring(value, end);
      }
      begin = end + 1;
    }
    return null;
  }
}
