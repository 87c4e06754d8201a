package io.spawnwatch.job.secret;

/**
 * A command line as cmd.exe reads it, without the carets that escape the characters behind them:
 * {@code n^et us^er} is {@code net user}.
 *
 * @param text without carets
 * @param places where each of its characters stands in what was written
 */
record CaretFreeText(String text, int[] places) {

  static final char CARET = '^';

  static CaretFreeText of(String written) {
    StringBuilder text = new StringBuilder(written.length());
    int[] places = new int[written.length()];
    for (int i = 0; i < written.length(); i++) {
      if (written.charAt(i) == CARET && i + 1 < written.length()) {
        i++;
      }
      places[text.length()] = i;
      text.append(written.charAt(i));
    }
    return new CaretFreeText(text.toString(), places);
  }

  /** Where a part of the text, not empty, stands in what was written. */
  TextSpan written(TextSpan span) {
    return new TextSpan(places[span.begin()], places[span.end() - 1] + 1);
  }
}
