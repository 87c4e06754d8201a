package io.spawnwatch.job.alert;

import java.util.Optional;

/**
 * Decides which messages a storm cap lets pass: a function of the findings and what was published
 * before, by event time, so that a replay holds back the same.
 */
public final class StormCap {

  /**
   * What a cap says to a message.
   *
   * @param admits whether it passes
   * @param storm what to say in its place; empty where that was said
   * @param counts what is to be remembered
   * @param changes whether that differs from before
   */
  public record Admission(
      boolean admits, Optional<Storm> storm, StormCounts counts, boolean changes) {}

  private final Storm.Scope ofRule;
  private final int ruleLimit;
  private final int limit;

  private StormCap(Storm.Scope ofRule, int ruleLimit, int limit) {
    this.ofRule = ofRule;
    this.ruleLimit = ruleLimit;
    this.limit = limit;
  }

  /** The cap on one host's messages; its counts are the host's. */
  public static StormCap ofHost(StormSettings settings) {
    return new StormCap(Storm.Scope.HOST_RULE, settings.hostRule(), settings.host());
  }

  /** The cap on a rule's messages, whatever the host; its counts are the subtask's. */
  public static StormCap ofRule(StormSettings settings) {
    return new StormCap(Storm.Scope.RULE, settings.rule(), Integer.MAX_VALUE);
  }

  /** Decides on a message that is due. */
  public Admission admit(Finding finding, StormCounts counts) {
    String rule = finding.analytic().id();
    StormHour hour = counts.at(finding.time());
    int published = hour.messages(rule);
    if (published >= ruleLimit) {
      return heldBack(rule, new Storm(ofRule, ruleLimit, hour.begin()), hour, counts);
    }
    if (published > 0 && hour.messages() >= limit) {
      Storm storm = new Storm(Storm.Scope.HOST, limit, hour.begin());
      return heldBack(StormHour.ALL_RULES, storm, hour, counts);
    }
    return new Admission(true, Optional.empty(), counts.with(hour.published(rule)), true);
  }

  private static Admission heldBack(String what, Storm storm, StormHour hour, StormCounts counts) {
    return hour.announced().contains(what)
        ? new Admission(false, Optional.empty(), counts, false)
        : new Admission(false, Optional.of(storm), counts.with(hour.announcing(what)), true);
  }
}
