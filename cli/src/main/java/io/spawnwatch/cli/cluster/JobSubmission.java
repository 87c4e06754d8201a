package io.spawnwatch.cli.cluster;

import io.spawnwatch.job.config.ConfigurationException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;

/** Submits a job jar as {@code flink run -d} does, and stays until its tasks run. */
public final class JobSubmission {

  private static final long START_SECONDS = 90;
  private static final String FLINK = "org.apache.flink.";
  private static final List<String> FLINK_WITHOUT_CONNECTORS =
      List.of(
          "annotation",
          "api",
          "cep",
          "client",
          "configuration",
          "contrib",
          "core",
          "datastream",
          "events",
          "management",
          "metrics",
          "runtime",
          "shaded",
          "state",
          "streaming.api",
          "streaming.runtime",
          "traces",
          "types",
          "util");

  private final Configuration conf;
  private final File jar;
  private final List<URL> libraries = new ArrayList<>();

  /**
   * A submission.
   *
   * @param conf Flink's, with the address of REST
   * @param jar with a main class in its manifest
   * @param libraries other jars whose classes the job sees, here and in the cluster
   * @throws MalformedURLException when a library's path is no URL
   */
  public JobSubmission(Configuration conf, File jar, List<File> libraries)
      throws MalformedURLException {
    this.conf = new Configuration(conf);
    this.jar = jar;
    List<String> shipped = new ArrayList<>(List.of(jar.toURI().toString()));
    for (File library : libraries) {
      this.libraries.add(library.toURI().toURL());
      shipped.add(library.toURI().toString());
    }
    this.conf.set(DeploymentOptions.TARGET, "remote");
    this.conf.set(DeploymentOptions.ATTACHED, false);
    this.conf.set(PipelineOptions.JARS, shipped);
    this.conf.removeConfig(HighAvailabilityOptions.HA_MODE);
  }

  /**
   * Runs the jar's main class, which submits the job.
   *
   * @param arguments of the main class
   * @throws ConfigurationException when the job refuses its configuration
   * @throws ClusterException when the cluster does, or cannot be reached
   */
  public JobID submit(List<String> arguments) throws ConfigurationException, ClusterException {
    JobID id = new JobID();
    conf.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, id.toHexString());
    try (PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(jar)
            .setUserClassPaths(libraries)
            .setArguments(arguments.toArray(String[]::new))
            .setConfiguration(loading())
            .build()) {
      ClientUtils.executeProgram(new DefaultExecutorServiceLoader(), conf, program, false, true);
    } catch (ProgramInvocationException | LinkageError e) {
      throw refusal(e);
    }
    return id;
  }

  /**
   * By default all of Flink comes from this program's class path, which, unlike a distribution's,
   * has connectors on it; those and their clients must come from one place, the jar.
   */
  private Configuration loading() {
    Configuration loading = new Configuration(conf);
    List<String> parentFirst = new ArrayList<>();
    for (String prefix : conf.get(CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS)) {
      if (prefix.equals(FLINK)) {
        FLINK_WITHOUT_CONNECTORS.forEach(name -> parentFirst.add(FLINK + name + "."));
      } else {
        parentFirst.add(prefix);
      }
    }
    loading.set(CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS, parentFirst);
    return loading;
  }

  /** The job's own class loader made the exception: it is known by its name. */
  private static ClusterException refusal(Throwable failure) throws ConfigurationException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().equals(ConfigurationException.class.getName())) {
        throw new ConfigurationException(cause.getMessage().lines().toList());
      }
    }
    return new ClusterException("the job was not submitted: " + RootCause.line(failure), failure);
  }

  /**
   * Waits until every task of the job runs.
   *
   * @throws ClusterException when one of them fails; the job is cancelled then, not left to restart
   */
  public void awaitRunning(FlinkCluster cluster, JobID id)
      throws ClusterException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      String failure = cluster.firstFailure(id);
      if (failure != null) {
        cluster.cancel(id);
        throw new ClusterException("the job failed at its start and was cancelled: " + failure);
      }
      if (cluster.runningWidth(id) > 0) {
        return;
      }
      Thread.sleep(250);
    }
    throw new ClusterException(
        "the job's tasks do not run after " + START_SECONDS + " s: has the cluster free slots?");
  }
}
