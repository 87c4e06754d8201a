package io.spawnwatch.job.alert;

import io.spawnwatch.sigma.RuleHeader;
import java.util.Map;

/**
 * The rules and sequences that findings name.
 *
 * @param headers by id
 * @param versions a hash of each rule's file, by the file's path
 * @param contentVersion a hash of all rules and sequences in force
 */
public record Analytics(
    Map<String, RuleHeader> headers, Map<String, String> versions, String contentVersion) {

  /** The title of a rule; its id where no such rule is known. */
  String title(String ruleId) {
    RuleHeader header = headers.get(ruleId);
    return header == null ? ruleId : header.title();
  }
}
