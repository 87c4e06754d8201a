package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.RootExceptionInfo;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;

/** A Flink session cluster, spoken to by REST. */
public final class FlinkCluster implements AutoCloseable {

  private static final long START_SECONDS = 90;
  private static final long ANSWER_SECONDS = 10;

  private final RestClusterClient<StandaloneClusterId> client;

  /**
   * The cluster of a configuration: {@code rest.address} and {@code rest.port}.
   *
   * @throws IOException when the configuration names none
   */
  public FlinkCluster(Configuration conf) throws IOException {
    Configuration own = new Configuration(conf);
    // REST is spoken to at its address; ZooKeeper need not be reached from here.
    own.removeConfig(HighAvailabilityOptions.HA_MODE);
    try {
      client = new RestClusterClient<>(own, StandaloneClusterId.getInstance());
    } catch (Exception e) {
      throw new IOException("no client for Flink's REST: " + e.getMessage(), e);
    }
  }

  /** Waits until so many slots are registered. */
  void awaitSlots(int slots, BooleanSupplier alive, Path logs)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline && alive.getAsBoolean()) {
      if (slots() >= slots) {
        return;
      }
      Thread.sleep(200);
    }
    throw new IOException("Flink did not start; see " + logs);
  }

  /** Slots of all registered TaskManagers; 0 where nothing answers. */
  public int slots() throws InterruptedException {
    try {
      return client.getClusterOverview().get(ANSWER_SECONDS, TimeUnit.SECONDS).getNumSlotsTotal();
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    }
  }

  /** The root cause of the first failure since the job's start, in one line; null without any. */
  String firstFailure(JobID id) throws InterruptedException {
    JobExceptionsMessageParameters parameters = new JobExceptionsMessageParameters();
    parameters.jobPathParameter.resolve(id);
    try {
      List<RootExceptionInfo> failures =
          client
              .sendRequest(
                  JobExceptionsHeaders.getInstance(), parameters, EmptyRequestBody.getInstance())
              .get(ANSWER_SECONDS, TimeUnit.SECONDS)
              .getExceptionHistory()
              .getEntries();
      return failures.isEmpty()
          ? null
          : RootCause.line(failures.get(failures.size() - 1).getStacktrace());
    } catch (ExecutionException | TimeoutException e) {
      return RootCause.line(e);
    }
  }

  /** Cancels a job, and does not wait for its end. */
  void cancel(JobID id) throws ClusterException, InterruptedException {
    try {
      client.cancel(id).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterException("the job could not be cancelled: " + RootCause.line(e), e);
    }
  }

  /** The client, for what is not wrapped here. */
  public RestClusterClient<StandaloneClusterId> client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }
}
