package io.spawnwatch.job.alert;

/** What one finding is about, and the key of its Kafka records: rule, host, activity. */
public final class AlertKey {

  private AlertKey() {}

  /** The key; ASCII but for what the rule's id holds. */
  public static String of(Finding finding) {
    return finding.analytic().id() + "|" + finding.host() + "|" + finding.activity();
  }
}
