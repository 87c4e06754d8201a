package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * Starts Flink's processes as the distribution's scripts do: memory flags from the configuration.
 */
final class FlinkProcesses {

  private static final String JOBMANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASKMANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  private final ClusterFolder folder;
  private final Path lib;
  private final Configuration conf;

  /**
   * Flink's processes.
   *
   * @param lib jars as in a distribution's {@code lib/}
   */
  FlinkProcesses(ClusterFolder folder, Path lib) {
    this.folder = folder;
    this.lib = lib;
    this.conf = FlinkConf.read(folder);
  }

  Process jobManager() throws IOException {
    JobManagerProcessSpec spec = JobManagerProcessUtils.processSpecFromConfig(conf);
    List<String> arguments = new ArrayList<>(List.of("--executionMode", "cluster"));
    arguments.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(spec)));
    return start(
        "jobmanager",
        JobManagerProcessUtils.generateJvmParametersStr(spec, conf),
        JOBMANAGER,
        arguments);
  }

  /**
   * A TaskManager.
   *
   * @param name of its log, such as {@code taskmanager-1}
   */
  Process taskManager(String name) throws IOException {
    TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(conf);
    return start(
        name,
        ProcessMemoryUtils.generateJvmParametersStr(spec),
        TASKMANAGER,
        words(TaskExecutorProcessUtils.generateDynamicConfigsStr(spec)));
  }

  private Process start(String name, String jvm, String main, List<String> arguments)
      throws IOException {
    List<String> options = new ArrayList<>(words(jvm));
    options.addAll(words(conf.get(CoreOptions.FLINK_JVM_OPTIONS)));
    options.add("-Dlog.file=" + folder.logs().resolve(name + ".log"));
    options.add("-Dlog4j2.configurationFile=" + folder.flinkConf().resolve("log4j2.properties"));
    List<String> all = new ArrayList<>(List.of("--configDir", folder.flinkConf().toString()));
    all.addAll(arguments);
    return new JavaProcess(JavaProcess.jarsOf(lib), options, folder.logs().resolve(name + ".out"))
        .start(Map.of("FLINK_CONF_DIR", folder.flinkConf().toString()), main, all);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
  }
}
