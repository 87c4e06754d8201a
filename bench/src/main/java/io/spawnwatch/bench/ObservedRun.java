package io.spawnwatch.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A run of an endless job over the load topic, looked at until it has read all of it.
 *
 * @param looks how far it was, in order of time
 */
record ObservedRun(List<Look> looks) {

  private static final long LOOK_MILLIS = 20;

  /** So many events were read at this time, and the process had used so much CPU. */
  record Look(long millis, long read, long cpuNanos) {}

  /** What is done once, when so many events are read. */
  record Halfway(long read, Runnable action) {}

  static ObservedRun of(MeasuredJob job, LoadOptions load, Path folder, Halfway halfway)
      throws Exception {
    Configuration configuration = Measurement.configuration(load.parallelism(), folder);
    configuration.set(MetricOptions.REPORTERS_LIST, ReadCount.Factory.NAME);
    MetricOptions.forReporter(configuration, ReadCount.Factory.NAME)
        .set(MetricOptions.REPORTER_FACTORY_CLASS, ReadCount.Factory.class.getName());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(load.parallelism(), configuration);
    ReadCount.reset();
    job.define(env, LoadTopic.FULL);
    JobClient client = env.executeAsync();
    ObservedRun run = observe(client, load.events(), halfway);
    client.cancel().get();
    return run;
  }

  private static ObservedRun observe(JobClient client, int events, Halfway halfway)
      throws Exception {
    List<Look> looks = new ArrayList<>();
    boolean done = false;
    while (looks.isEmpty() || last(looks).read() < events) {
      Thread.sleep(LOOK_MILLIS);
      looks.add(new Look(System.currentTimeMillis(), ReadCount.now(), Measurement.cpuNanos()));
      if (!done && last(looks).read() >= halfway.read()) {
        new Thread(halfway.action(), "halfway").start();
        done = true;
      }
      if (client.getJobStatus().get().isTerminalState()) {
        throw new IllegalStateException("the job ended before its load: " + client.getJobStatus());
      }
    }
    return new ObservedRun(looks);
  }

  private static Look last(List<Look> looks) {
    return looks.get(looks.size() - 1);
  }

  /** The first look by which so many events were read. */
  Look after(long read) {
    return looks.stream().filter(look -> look.read() >= read).findFirst().orElseThrow();
  }

  /** Events a second between two times. */
  double rate(long from, long to) {
    Look first = firstSince(from);
    Look last = lastUntil(to);
    return (last.read() - first.read()) * 1e3 / (last.millis() - first.millis());
  }

  /** Process CPU microseconds an event between two times. */
  double cpuMicros(long from, long to) {
    Look first = firstSince(from);
    Look last = lastUntil(to);
    return (last.cpuNanos() - first.cpuNanos()) / 1e3 / (last.read() - first.read());
  }

  private Look firstSince(long millis) {
    return looks.stream().filter(look -> look.millis() >= millis).findFirst().orElseThrow();
  }

  private Look lastUntil(long millis) {
    return last(looks.stream().filter(look -> look.millis() <= millis).toList());
  }
}
