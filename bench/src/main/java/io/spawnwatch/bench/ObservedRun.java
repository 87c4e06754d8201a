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
 * @param cpuMicros process CPU microseconds an event; the first quarter, in which the job starts
 *     and compiles its rules, is not counted
 * @param looks how far it was, in order of time
 */
record ObservedRun(double cpuMicros, List<Look> looks) {

  private static final long LOOK_MILLIS = 20;
  private static final int START_SHARE = 4;

  /** So many events were read at this time. */
  record Look(long millis, long read) {}

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
    long cpu = 0;
    long counted = 0;
    boolean done = false;
    while (looks.isEmpty() || last(looks).read() < events) {
      Thread.sleep(LOOK_MILLIS);
      looks.add(new Look(System.currentTimeMillis(), ReadCount.now()));
      if (counted == 0 && last(looks).read() >= events / START_SHARE) {
        cpu = Measurement.cpuNanos();
        counted = events - last(looks).read();
      }
      if (!done && last(looks).read() >= halfway.read()) {
        new Thread(halfway.action(), "halfway").start();
        done = true;
      }
      if (client.getJobStatus().get().isTerminalState()) {
        throw new IllegalStateException("the job ended before its load: " + client.getJobStatus());
      }
    }
    return new ObservedRun((Measurement.cpuNanos() - cpu) / 1e3 / counted, looks);
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
    List<Look> between =
        looks.stream().filter(l -> l.millis() >= from && l.millis() <= to).toList();
    Look first = between.get(0);
    Look last = last(between);
    return (last.read() - first.read()) * 1e3 / (last.millis() - first.millis());
  }
}
