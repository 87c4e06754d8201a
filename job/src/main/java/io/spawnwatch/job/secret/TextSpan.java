package io.spawnwatch.job.secret;

/**
 * A part of a text.
 *
 * @param begin its first character
 * @param end the character behind its last
 */
record TextSpan(int begin, int end) {

  String of(String text) {
    return text.substring(begin, end);
  }

  boolean meets(TextSpan other) {
    return begin < other.end && other.begin < end;
  }

  TextSpan with(TextSpan other) {
    return new TextSpan(Math.min(begin, other.begin), Math.max(end, other.end));
  }
}
