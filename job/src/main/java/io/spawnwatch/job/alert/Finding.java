package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.sigma.RuleHeader;
import java.util.List;

/**
 * One match of a rule, or one completion of a sequence, before it is folded.
 *
 * @param analytic the rule or sequence
 * @param category {@code Sigma rule} or {@code Sigma correlation (TYPE)}
 * @param host the full computer name, lower case
 * @param activity the root of the activity that it belongs to
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
    ProcessGuid behaviour,
    long time,
    List<Evidence> evidence) {}
