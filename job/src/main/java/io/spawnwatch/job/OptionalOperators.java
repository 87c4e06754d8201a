package io.spawnwatch.job;

import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.config.JobOptions;
import java.util.Map;
import java.util.TreeMap;

/** The operators with state that a job has only where its configuration asks for them. */
public final class OptionalOperators {

  /** The name of the source of published rules. */
  public static final String PUBLISHED_RULES = OperatorIds.PUBLISHED_RULES.displayName();

  private OptionalOperators() {}

  /**
   * Those that a job of that configuration lacks.
   *
   * @return by name, the option that turns each on
   */
  public static Map<String, String> turnedOff(JobConfig config) {
    Map<String, String> off = new TreeMap<>();
    if (!config.takesPublishedRules()) {
      off.put(PUBLISHED_RULES, JobOptions.PUBLISHED_RULES.key());
    }
    if (config.kafka().hostStatusTopic().isEmpty()) {
      off.put(OperatorIds.HOST_STATUS.displayName(), JobOptions.HOST_STATUS_TOPIC.key());
    }
    return off;
  }
}
