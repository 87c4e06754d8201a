package io.spawnwatch.job.decode;

/** Undoes the five predefined entities, which NXLog leaves in command lines; once. */
final class XmlEntities {

  private static final String[][] ENTITIES = {
    {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}
  };

  private XmlEntities() {}

  /** The text without entities; the same text where it has none, or null. */
  static String unescape(String text) {
    if (text == null || text.indexOf('&') < 0) {
      return text;
    }
    String plain = text;
    for (String[] entity : ENTITIES) {
      // The ampersand comes last, or "&amp;lt;" would be undone twice.
      plain = plain.replace(entity[0], entity[1]);
    }
    return plain;
  }
}
