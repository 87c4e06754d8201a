package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.sigma.RuleHeader;
import java.util.List;

/**
 * One match of a rule, or one completion of a sequence, before it is folded.
 *
 * @param analytic the rule or sequence
 * @param category {@code Sigma rule} or {@code Sigma correlation (TYPE)}
 * @param host the full computer name, lower case; of an estate-wide sequence the last process's
 * @param activity the root of the activity that it belongs to; of an estate-wide sequence a hash of
 *     the sequence and its group
 * @param group what the processes of an estate-wide sequence share, readable; null for all others
 * @param behaviour the process that counts: of a rule the matched one, of a sequence the last; of
 *     {@code net1} its {@code net}
 * @param time when that process was created, milliseconds since 1970 UTC
 * @param evidence the processes it rests on, in order
 */
public record Finding(
    RuleHeader analytic,
    String category,
    String host,
    ProcessGuid activity,
    String group,
    ProcessGuid behaviour,
    long time,
    List<Evidence> evidence) {

  /** Whether the processes may be of several hosts. */
  public boolean isEstateWide() {
    return group != null;
  }
}
