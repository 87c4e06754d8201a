package io.spawnwatch.job.alert;

/**
 * What one finding is about, and the key of its Kafka records: rule, host, activity; of an
 * estate-wide sequence: sequence, group.
 */
public final class AlertKey {

  private AlertKey() {}

  /** The key; ASCII but for what the rule's id holds. */
  public static String of(Finding finding) {
    String about = finding.isEstateWide() ? "" : finding.host() + "|";
    return finding.analytic().id() + "|" + about + finding.activity();
  }
}
