package io.spawnwatch.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** One host of the company, and what it logs as its processes come and go. */
final class DayHost {

  /** A process of the host. */
  record Process(long pid, String image, String commandLine, String user) {}

  private static final String SYSTEM_USER = "NT AUTHORITY\\SYSTEM";

  private final String name;
  private final List<DayEvent> events = new ArrayList<>();
  private long nextPid = 600;

  DayHost(String name) {
    this.name = name;
  }

  /** A process that runs since before the day. */
  Process running(String image, String user) {
    nextPid += 4;
    return new Process(nextPid, image, image, user);
  }

  /** A process that the system runs since before the day. */
  Process runningSystem(String image) {
    return running(image, SYSTEM_USER);
  }

  /** A process starts another, under its own user. */
  Process start(long time, Process parent, String image, String commandLine) {
    nextPid += 4;
    Process process = new Process(nextPid, image, commandLine, parent.user());
    events.add(
        new DayEvent(
            time,
            name,
            false,
            process.pid(),
            parent.pid(),
            image,
            parent.image(),
            commandLine,
            parent.commandLine(),
            parent.user()));
    return process;
  }

  /** As {@link #start}, and the process ends after so long. */
  Process run(long time, long millis, Process parent, String image, String commandLine) {
    Process process = start(time, parent, image, commandLine);
    events.add(
        new DayEvent(
            time + millis, name, true, process.pid(), 0, image, "", "", "", parent.user()));
    return process;
  }

  List<DayEvent> events() {
    return events;
  }
}
