package io.spawnwatch.sigma;

/**
 * A text that may be read only so often: a backtracking regex reads a character at every step, so
 * this bounds its work.
 */
final class MeteredText implements CharSequence {

  private final String text;
  private final int maxReads;
  private int reads;

  MeteredText(String text, int maxReads) {
    this.text = text;
    this.maxReads = maxReads;
  }

  @Override
  public char charAt(int index) {
    if (++reads > maxReads) {
      throw new RegexBudgetException("it took more than " + maxReads + " steps");
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
