package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessGuid;

/**
 * What one finding is about, and the key of its Kafka records: rule, host, activity; of an
 * estate-wide sequence: sequence, group.
 */
public final class AlertKey {

  private AlertKey() {}

  /** The key; ASCII but for what the rule's id holds. */
  public static String of(Finding finding) {
    return finding.isEstateWide()
        ? finding.analytic().id() + "|" + finding.activity()
        : of(finding.analytic().id(), finding.host(), finding.activity());
  }

  /** The key of the finding that the rule of a sequence's step raises of its own match. */
  public static String of(Evidence step) {
    return of(step.ruleId(), step.event().host(), step.process().activity());
  }

  private static String of(String rule, String host, ProcessGuid activity) {
    return rule + "|" + host + "|" + activity;
  }
}
