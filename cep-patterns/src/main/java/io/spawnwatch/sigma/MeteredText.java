package io.spawnwatch.sigma;

/**
 * A text that may be read only so often: a backtracking regex reads a character at every step, so
 * this bounds its work.
 */
final class MeteredText implements CharSequence {

  /** A few milliseconds; a match of a long command line takes some thousand. */
  private static final int MAX_READS = 1_000_000;

  private final String text;
  private int reads;

  MeteredText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++reads > MAX_READS) {
      throw new RegexBudgetException("it took more than " + MAX_READS + " steps", null);
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
