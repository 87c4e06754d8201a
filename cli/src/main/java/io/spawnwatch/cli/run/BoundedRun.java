package io.spawnwatch.cli.run;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Executes a job to the end of its input, and says on the way how far it is. */
public final class BoundedRun {

  private static final long REPORT_SECONDS = 5;

  private final PrintWriter progress;
  private final long started = System.nanoTime();

  /**
   * A run, whose time begins now.
   *
   * @param progress where to say how far it is
   */
  public BoundedRun(PrintWriter progress) {
    this.progress = progress;
  }

  /**
   * Runs the job.
   *
   * @throws ExecutionException when it fails
   * @throws Exception when it cannot be submitted
   */
  public RunSummary execute(StreamExecutionEnvironment env, String name) throws Exception {
    JobClient client = env.executeAsync(name);
    CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
    while (true) {
      try {
        return summary(result.get(REPORT_SECONDS, TimeUnit.SECONDS).getAllAccumulatorResults());
      } catch (TimeoutException running) {
        report(client);
      }
    }
  }

  private void report(JobClient client) throws InterruptedException {
    try {
      Map<String, Object> counts = client.getAccumulators().get(REPORT_SECONDS, TimeUnit.SECONDS);
      progress.println("so far: " + summary(counts).toText());
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // The last: the cluster has just ended with its job, whose result comes next.
      progress.println("no counts now: " + e.getMessage());
    }
    progress.flush();
  }

  private RunSummary summary(Map<String, Object> counts) {
    return RunSummary.of(counts, (System.nanoTime() - started) / 1e9);
  }
}
