package io.spawnwatch.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as Windows events write them, decimal or {@code 0x}, and as YAML does. */
public final class NumberText {

  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

  private NumberText() {}

  /** The number of a decimal or {@code 0x} text; NaN, which compares with nothing, for another. */
  public static double parse(String text) {
    String stripped = text.strip();
    if (HEX.matcher(stripped).matches()) {
      return new BigInteger(stripped.substring(2), 16).doubleValue();
    }
    return DECIMAL.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
  }

  /** A number as rules write it: whole ones without a point. */
  static String of(double number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  /**
   * The same number in the other way of writing, such as {@code 0x3e7} for {@code 999}, or the
   * reverse; null for what is no whole number.
   */
  static String otherWriting(String text) {
    if (HEX.matcher(text).matches()) {
      return new BigInteger(text.substring(2), 16).toString();
    }
    return WHOLE.matcher(text).matches() ? "0x" + Long.toHexString(Long.parseLong(text)) : null;
  }
}
