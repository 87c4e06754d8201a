package io.spawnwatch.job.ruleset;

import java.util.Objects;

/**
 * A record of the rule topics.
 *
 * @param isManifest whether it came from the topic of manifests
 * @param key of the document
 * @param text the document or manifest; null deletes the document
 */
public record RuleRecord(boolean isManifest, String key, String text) {

  public RuleRecord {
    Objects.requireNonNull(key, "key");
  }
}
