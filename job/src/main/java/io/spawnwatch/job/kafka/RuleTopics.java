package io.spawnwatch.job.kafka;

import java.io.Serializable;

/**
 * The topics by which rules change without a restart.
 *
 * @param documents compacted: rule files by key
 * @param manifests compacted, one partition: what a set consists of
 * @param status what became of each set
 */
public record RuleTopics(String documents, String manifests, String status)
    implements Serializable {}
