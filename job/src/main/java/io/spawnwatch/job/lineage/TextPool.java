package io.spawnwatch.job.lineage;

/**
 * One string for the many equal ones that events bring: an estate has few images, users and levels,
 * and the cache keeps thousands of processes. Bounded: of two strings of one place the later stays.
 * Threads may race; each gets a string that equals its own.
 */
final class TextPool {

  private static final int PLACES = 4_096;

  /** Longer ones are rare, and an attacker's would take the memory of many. */
  private static final int MAX_LENGTH = 256;

  private static final String[] POOL = new String[PLACES];

  private TextPool() {}

  /** An equal string; null for null. */
  static String pooled(String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return text;
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    String known = POOL[place];
    if (text.equals(known)) {
      return known;
    }
    POOL[place] = text;
    return text;
  }
}
