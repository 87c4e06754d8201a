package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.RootExceptionInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;

/** A Flink session cluster, spoken to by REST. */
public final class FlinkCluster implements AutoCloseable {

  private static final long START_SECONDS = 180;
  private static final long ANSWER_SECONDS = 10;
  private static final long SAVEPOINT_SECONDS = 600;

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
      return overview().getNumSlotsTotal();
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

  /**
   * The only job that runs.
   *
   * @throws ClusterException when none does, or more than one
   */
  public JobID onlyJob() throws ClusterException, InterruptedException {
    List<JobID> running = runningJobs();
    if (running.size() != 1) {
      throw new ClusterException(
          running.isEmpty() ? "no job runs" : "name one of the jobs that run: " + running);
    }
    return running.get(0);
  }

  /**
   * A job that runs.
   *
   * @param id as text
   * @throws ClusterException when no such one does
   */
  public JobID job(String id) throws ClusterException, InterruptedException {
    List<JobID> running = runningJobs();
    return running.stream()
        .filter(job -> job.toHexString().equals(id))
        .findFirst()
        .orElseThrow(() -> new ClusterException("no job " + id + " runs, but " + running));
  }

  private List<JobID> runningJobs() throws ClusterException, InterruptedException {
    try {
      return client.listJobs().get(ANSWER_SECONDS, TimeUnit.SECONDS).stream()
          .filter(job -> !job.getJobState().isTerminalState())
          .map(JobStatusMessage::getJobId)
          .toList();
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterException(
          "Flink at "
              + client.getWebInterfaceURL()
              + " does not tell its jobs: "
              + RootCause.line(e),
          e);
    }
  }

  /**
   * The jobs that run.
   *
   * @param operator the name of one
   * @return by id, whether the job has that operator
   * @throws ClusterException when Flink does not answer
   */
  public Map<String, Boolean> runningJobsWith(String operator)
      throws ClusterException, InterruptedException {
    Map<String, Boolean> jobs = new TreeMap<>();
    for (JobID id : runningJobs()) {
      jobs.put(id.toHexString(), hasOperator(id, operator));
    }
    return jobs;
  }

  /**
   * Whether a job has an operator of that name.
   *
   * @throws ClusterException when Flink does not tell
   */
  public boolean hasOperator(JobID id, String name) throws ClusterException, InterruptedException {
    try {
      // A chain's name is made of those of its operators.
      return details(id).getJobVertexInfos().stream().anyMatch(v -> v.getName().contains(name));
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterException("Flink does not tell of a job: " + RootCause.line(e), e);
    }
  }

  private JobDetailsInfo details(JobID id)
      throws ExecutionException, InterruptedException, TimeoutException {
    return client.getJobDetails(id).get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Stops a job.
   *
   * @param folder of the savepoint; null for the cluster's own
   * @return the savepoint's path
   */
  public String stopWithSavepoint(JobID id, String folder)
      throws ClusterException, InterruptedException {
    try {
      int slots = overview().getNumSlotsAvailable() + width(id);
      String savepoint =
          client
              .stopWithSavepoint(id, false, folder, SavepointFormatType.CANONICAL)
              .get(SAVEPOINT_SECONDS, TimeUnit.SECONDS);
      for (long tries = 0; tries < 50 && overview().getNumSlotsAvailable() < slots; tries++) {
        Thread.sleep(200); // Slots are given back a little after the job's end.
      }
      return savepoint;
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterException("the job did not stop: " + RootCause.line(e), e);
    }
  }

  /** How many slots a job holds: as many as its widest stage. */
  private int width(JobID id) throws ExecutionException, InterruptedException, TimeoutException {
    return details(id).getJobVertexInfos().stream()
        .mapToInt(JobDetailsInfo.JobVertexDetailsInfo::getParallelism)
        .max()
        .orElse(0);
  }

  /** The parallelism of a job's widest stage, all of whose tasks run; 0 while some do not. */
  int runningWidth(JobID id) throws InterruptedException {
    try {
      JobDetailsInfo job = details(id);
      return isRunning(job) ? width(id) : 0;
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    }
  }

  private static boolean isRunning(JobDetailsInfo job) {
    return job.getJobStatus() == JobStatus.RUNNING
        && job.getJobVertexInfos().stream()
            .allMatch(v -> v.getTasksPerState().get(ExecutionState.RUNNING) == v.getParallelism());
  }

  private ClusterOverviewWithVersion overview()
      throws ExecutionException, InterruptedException, TimeoutException {
    return client.getClusterOverview().get(ANSWER_SECONDS, TimeUnit.SECONDS);
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
