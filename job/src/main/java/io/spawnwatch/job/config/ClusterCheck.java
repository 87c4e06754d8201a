package io.spawnwatch.job.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.util.TimeUtils;

/**
 * What the job asks of the cluster it is about to run on. Looked at before it is submitted: a job
 * that starts with its state on the heap, or without checkpoints, fails weeks later.
 */
public final class ClusterCheck {

  private static final String ROCKSDB = "rocksdb";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Which slots of a session cluster a job can have. */
  public enum Slots {
    /** Those that no job has. */
    FREE("free slots", "slots-available"),
    /** Those of the job too that it takes over from. */
    ALL("slots", "slots-total");

    private final String words;
    private final String field;

    Slots(String words, String field) {
      this.words = words;
      this.field = field;
    }
  }

  private final ReadableConfig flink;
  private final List<String> problems = new ArrayList<>();

  private ClusterCheck(ReadableConfig flink) {
    this.flink = flink;
  }

  /**
   * Looks at Flink's configuration.
   *
   * @param flink as the job's environment has it
   * @throws ConfigurationException with all that the cluster lacks
   */
  public static void configuration(ReadableConfig flink) throws ConfigurationException {
    ClusterCheck check = new ClusterCheck(flink);
    check.backend();
    check.rocksDb();
    check.checkpoints();
    ConfigurationException.throwIfAny(check.problems);
  }

  /**
   * Asks the cluster for slots, where it can be asked.
   *
   * @param flink as the job's environment has it
   * @param parallelism how wide the job runs
   * @param slots that it can have
   * @throws ConfigurationException when there are not enough
   */
  public static void slots(ReadableConfig flink, ParallelismSettings parallelism, Slots slots)
      throws ConfigurationException {
    ClusterCheck check = new ClusterCheck(flink);
    check.enough(slots, parallelism);
    ConfigurationException.throwIfAny(check.problems);
  }

  private void backend() {
    String backend = flink.get(StateBackendOptions.STATE_BACKEND);
    if (!backend.toLowerCase(Locale.ROOT).contains(ROCKSDB)) {
      problem(
          StateBackendOptions.STATE_BACKEND.key(),
          "expected rocksdb (the lineage of an estate does not fit on the heap), found " + backend);
    }
  }

  private void rocksDb() {
    flink
        .toMap()
        .forEach(
            (key, value) ->
                RocksDbOptionNames.problem(key, value).ifPresent(text -> problem(key, text)));
  }

  private void checkpoints() {
    Optional<Duration> interval = flink.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL);
    if (interval.isPresent() && interval.get().compareTo(Duration.ZERO) <= 0) {
      problem(
          CheckpointingOptions.CHECKPOINTING_INTERVAL.key(),
          "expected a duration above zero (without checkpoints a failure loses the state), found "
              + TimeUtils.formatWithHighestUnit(interval.get()));
    }
    if (flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()) {
      problem(
          CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(),
          "expected a folder that all processes reach (else checkpoints lie in the JobManager's"
              + " memory, at most 5 MiB a state), found none");
    }
  }

  /** Only of a running session cluster: elsewhere TaskManagers come after the job. */
  private void enough(Slots slots, ParallelismSettings parallelism) {
    boolean grows =
        flink.get(JobManagerOptions.SCHEDULER) == JobManagerOptions.SchedulerType.Adaptive;
    if (grows || !"remote".equals(flink.get(DeploymentOptions.TARGET))) {
      return;
    }
    int width = flink.get(CoreOptions.DEFAULT_PARALLELISM);
    int wanted =
        Math.max(parallelism.hostStage().orElse(width), parallelism.decode().orElse(width));
    OptionalInt present = ask(slots);
    if (present.isPresent() && present.getAsInt() < wanted) {
      problem(
          CoreOptions.DEFAULT_PARALLELISM.key(),
          "expected at most the cluster's "
              + slots.words
              + ", which are "
              + present.getAsInt()
              + ", found "
              + wanted);
    }
  }

  /** Empty where the cluster does not answer: then submitting it will say why. */
  private OptionalInt ask(Slots slots) {
    String address =
        flink
            .getOptional(RestOptions.ADDRESS)
            .orElseGet(() -> flink.get(JobManagerOptions.ADDRESS));
    boolean encrypted = flink.getOptional(SecurityOptions.SSL_REST_ENABLED).orElse(false);
    if (address == null || encrypted) {
      return OptionalInt.empty();
    }
    try {
      URL overview =
          URI.create("http://" + address + ":" + flink.get(RestOptions.PORT) + "/overview").toURL();
      URLConnection connection = overview.openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      return OptionalInt.of(
          new ObjectMapper().readTree(connection.getInputStream()).path(slots.field).asInt());
    } catch (IOException unreachable) {
      return OptionalInt.empty();
    }
  }

  private void problem(String key, String message) {
    problems.add("Flink's configuration: " + key + ": " + message);
  }
}
