package io.spawnwatch.job.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a set does with findings beside publishing them.
 *
 * @param shadow ids of rules and sequences whose findings are only counted
 * @param silencedUntil by id, milliseconds of the wall clock
 */
record Dispositions(Set<String> shadow, Map<String, Long> silencedUntil) {

  /** Of a set. */
  static Dispositions of(DetectionContent content) {
    Map<String, Long> silenced = new HashMap<>();
    content.silences().forEach(silence -> silenced.merge(silence.id(), silence.until(), Math::max));
    return new Dispositions(content.shadow(), silenced);
  }

  /** Whether findings of the rule or sequence are only counted. */
  boolean isShadow(String id) {
    return shadow.contains(id);
  }

  /** Whether findings of the rule or sequence are not published now. */
  boolean isSilenced(String id, long now) {
    return !silencedUntil.isEmpty() && now < silencedUntil.getOrDefault(id, Long.MIN_VALUE);
  }
}
