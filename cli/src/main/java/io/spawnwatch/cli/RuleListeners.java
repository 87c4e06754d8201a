package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.FlinkCluster;
import io.spawnwatch.job.OptionalOperators;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;

/**
 * Whether a job reads what is published. The topics do not tell, for Flink reads them without a
 * group; the cluster does: a job that takes published rules in has a source of them.
 *
 * @param flink the cluster's address
 * @param jobs that run there, by id: whether each has that source
 */
record RuleListeners(String flink, Map<String, Boolean> jobs) {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * Asks a cluster, once: it need not run for rules to be published.
   *
   * @throws ClusterException when it does not answer
   */
  static RuleListeners ask(Configuration conf)
      throws ClusterException, IOException, InterruptedException {
    String address = conf.get(RestOptions.ADDRESS) + ":" + conf.get(RestOptions.PORT);
    Configuration once = new Configuration(conf);
    once.set(RestOptions.RETRY_MAX_ATTEMPTS, 0);
    once.set(RestOptions.CONNECTION_TIMEOUT, PATIENCE);
    try (FlinkCluster cluster = new FlinkCluster(once)) {
      return new RuleListeners(address, cluster.runningJobsWith(OptionalOperators.PUBLISHED_RULES));
    }
  }

  /** What to do where nobody listens; empty where somebody does. */
  Optional<String> warning() {
    if (jobs.containsValue(true)) {
      return Optional.empty();
    }
    String template =
        jobs.isEmpty()
            ? "nobody listens: no job runs on %1$s; one that starts with rules.published: true takes"
                + " this in"
            : "nobody listens: %2$s on %1$s runs without rules.published: true; turn it on by"
                + " `upgrade --set rules.published=true`, beside the job's other options";
    return Optional.of(String.format(template, flink, String.join(", ", jobs.keySet())));
  }
}
