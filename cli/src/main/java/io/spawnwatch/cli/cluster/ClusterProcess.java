package io.spawnwatch.cli.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the cluster, known again by its pid and its start: pids are reused.
 *
 * @param role what it is
 * @param pid as the operating system calls it
 * @param started when it started
 */
public record ClusterProcess(Role role, long pid, Instant started) {

  /** The operating system computes starts from its boot, whose time it may adjust a little. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  private static final long STOP_SECONDS = 15;

  static ClusterProcess of(Role role, ProcessHandle handle) {
    return new ClusterProcess(role, handle.pid(), start(handle));
  }

  private static Instant start(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }

  /** The process, as long as it runs and is still the one that was started. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(h -> Duration.between(start(h), started).abs().compareTo(START_TOLERANCE) < 0);
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return handle().isPresent();
  }

  /** Asks it to end, and ends it where it does not within a while; nothing where it has ended. */
  void stop() throws InterruptedException {
    ProcessHandle handle = handle().orElse(null);
    if (handle == null) {
      return;
    }
    handle.destroy();
    try {
      handle.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      handle.destroyForcibly();
    }
  }
}
