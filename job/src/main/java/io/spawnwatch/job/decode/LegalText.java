package io.spawnwatch.job.decode;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what JSON and XML may not hold by U+FFFD. Whoever starts a process may put it into the
 * command line, and Windows and its shippers hand it on: one such character must not hide an event.
 */
final class LegalText {

  private static final String REPLACEMENT = "\ufffd";

  /** What is no Char: "Extensible Markup Language (XML) 1.0", production 2. */
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

  private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9a-fA-F]{1,8})|(\\d{1,9}));");

  private LegalText() {}

  /** The bytes as UTF-8. */
  static byte[] utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  /** The text, as XML may have it. */
  static String xml(String text) {
    Matcher references = REFERENCE.matcher(text);
    String resolvable =
        references.replaceAll(
            found -> isLegal(found.group(1), found.group(2)) ? found.group() : REPLACEMENT);
    return NOT_XML.matcher(resolvable).replaceAll(REPLACEMENT);
  }

  private static boolean isLegal(String hexadecimal, String decimal) {
    long codePoint =
        hexadecimal == null ? Long.parseLong(decimal) : Long.parseLong(hexadecimal, 16);
    return codePoint <= Character.MAX_CODE_POINT
        && !NOT_XML.matcher(Character.toString((int) codePoint)).find();
  }
}
