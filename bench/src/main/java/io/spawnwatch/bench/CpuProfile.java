package io.spawnwatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time of Java's threads goes, by Java Flight Recorder's samples; what RocksDB does
 * for them counts as theirs. The compiler's, the collector's and compaction's threads are not
 * sampled.
 *
 * @param samples how many, by part of the program
 */
record CpuProfile(Map<Part, Integer> samples) {

  /** The parts of the program; a sample is the first's of which it has a frame. */
  enum Part {
    SEQUENCES(
        "io.spawnwatch.sequence.",
        "io.spawnwatch.job.host.Sequence",
        "io.spawnwatch.job.host.Signal",
        "io.spawnwatch.job.host.KeyedSignal",
        "io.spawnwatch.job.host.Estate",
        "io.spawnwatch.job.host.Deadlines"),
    RULES("io.spawnwatch.sigma."),
    LINEAGE("io.spawnwatch.job.lineage."),
    DECODE("io.spawnwatch.job.decode."),
    ALERTS("io.spawnwatch.job.alert.", "io.spawnwatch.job.host.AlertFold"),
    HOST_STAGE("io.spawnwatch.job.host."),
    KAFKA("org.apache.kafka.", "org.apache.flink.connector.kafka."),
    FLINK("org.apache.flink."),
    OTHER("");

    private final List<String> prefixes;

    Part(String... prefixes) {
      this.prefixes = List.of(prefixes);
    }

    private boolean has(RecordedFrame frame) {
      String type = frame.getMethod().getType().getName();
      return prefixes.stream().anyMatch(type::startsWith);
    }
  }

  /** Runs something and samples it. */
  static CpuProfile of(Callable<?> run, Path folder) throws Exception {
    Path file = folder.resolve("profile.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      recording.enable("jdk.NativeMethodSample").withPeriod(Duration.ofMillis(10));
      recording.start();
      run.call();
      recording.stop();
      recording.dump(file);
    }
    return read(file);
  }

  private static CpuProfile read(Path file) throws IOException {
    Map<Part, Integer> samples = new EnumMap<>(Part.class);
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        List<RecordedFrame> frames =
            event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
        if (!frames.isEmpty() && runs(event, frames.get(0))) {
          samples.merge(part(frames), 1, Integer::sum);
        }
      }
    }
    return new CpuProfile(samples);
  }

  /** Of the threads in native code only RocksDB's callers run; the others wait for something. */
  private static boolean runs(RecordedEvent event, RecordedFrame top) {
    return event.getEventType().getName().equals("jdk.ExecutionSample")
        || top.getMethod().getType().getName().startsWith("org.rocksdb.");
  }

  private static Part part(List<RecordedFrame> frames) {
    for (Part part : Part.values()) {
      if (frames.stream().anyMatch(part::has)) {
        return part;
      }
    }
    return Part.OTHER;
  }

  /** A part's share of the samples, percent. */
  double percent(Part part) {
    int all = samples.values().stream().mapToInt(Integer::intValue).sum();
    return 100.0 * samples.getOrDefault(part, 0) / all;
  }
}
