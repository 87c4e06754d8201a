package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A host's life at random: processes that start others, pids used again at once, twins, exits,
 * boots; some events lost, some delivered twice. A process is named by its command line.
 */
public final class RandomHistory {

  private static final String[] IMAGES = {"cmd.exe", "powershell.exe", "svchost.exe", "x.exe"};
  private static final int PIDS = 12;

  /** Windows was never seen to give a pid out again sooner, and nothing tells such twins apart. */
  private static final double REUSE_SECONDS = 1.5;

  /** A process that runs. */
  private record Running(String name, String image, long pid, double start) {}

  private final Random random;
  private final double loss;
  private final List<ProcessEvent> events = new ArrayList<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final List<Running> running = new ArrayList<>();
  private final Map<Long, Double> freed = new HashMap<>();
  private double clock;

  public RandomHistory(Random random, double loss) {
    this.random = random;
    this.loss = loss;
    running.add(new Running("explorer", "explorer.exe", 8, -1_000));
    for (int i = 0; i < 30; i++) {
      clock += 0.05 + random.nextDouble() * (random.nextInt(4) == 0 ? 400 : 2);
      leaveWholeSecond();
      step(i);
    }
  }

  /** What was delivered, in order of time; some twice. */
  public List<ProcessEvent> events() {
    return events;
  }

  /** The name of a process to its creator's. */
  Map<String, String> parents() {
    return parents;
  }

  /** Names of the processes of whose creation an event was delivered. */
  Set<String> told() {
    return told;
  }

  /**
   * A time in whole seconds counts as cut by its shipper: of two creations within two seconds, then
   * neither time nor the second in a guid tells which is meant.
   */
  private void leaveWholeSecond() {
    if (Math.round(clock * 1_000) % 10 == 0) {
      clock += 0.005;
    }
  }

  private void step(int number) {
    int what = random.nextInt(40);
    if (what == 0) {
      boot();
    } else if (what < 14 && running.size() > 1) {
      exit(running.remove(1 + random.nextInt(running.size() - 1)));
    } else {
      create("p" + number);
    }
  }

  /** No exit of what ran before is told. */
  private void boot() {
    clock += 100;
    running.clear();
    deliver(Creation.of("smss.exe").command("boot" + clock).pid(4 * PIDS + 404).by(4).at(clock));
    running.add(new Running("explorer" + clock, "explorer.exe", 8, clock));
    clock += 10;
  }

  private void create(String name) {
    long pid = freePid();
    if (pid < 0) {
      return;
    }
    Running parent = running.get(random.nextInt(running.size()));
    Running child = new Running(name, IMAGES[random.nextInt(IMAGES.length)], pid, clock);
    parents.put(name, parent.name());
    running.add(child);
    int providers = 1 + random.nextInt(3);
    boolean delivered = (providers & 1) != 0 && deliver(creation(child, parent).at(clock));
    if ((providers & 2) != 0) {
      delivered |= deliver(sysmon(child, parent));
    }
    if (delivered) {
      told.add(name);
    }
  }

  private long freePid() {
    for (int attempt = 0; attempt < 8; attempt++) {
      long pid = 100 + 4L * random.nextInt(PIDS);
      boolean free = running.stream().noneMatch(process -> process.pid() == pid);
      if (free && clock - freed.getOrDefault(pid, -9.0) > REUSE_SECONDS) {
        freed.put(pid, clock);
        return pid;
      }
    }
    return -1;
  }

  private static Creation creation(Running child, Running parent) {
    return Creation.of(child.image())
        .command(child.name())
        .pid(child.pid())
        .by(parent.pid())
        .parentImage(parent.image());
  }

  private ProcessEvent sysmon(Running child, Running parent) {
    Creation twin = creation(child, parent).sysmon(guid(child));
    return twin.parentGuid(guid(parent)).parentCommand(parent.name()).at(clock + 0.01);
  }

  /** Random in its last part, the second of the creation in its middle, as Sysmon's are. */
  private static String guid(Running process) {
    long second = (Creation.BEGIN + Math.round(process.start() * 1_000)) / 1_000;
    return String.format(
        "{b34bc01c-%04x-%04x-0000-%012x}",
        second & 0xffff, second >> 16, (long) process.name().hashCode() & 0xffffffffL);
  }

  private void exit(Running process) {
    freed.put(process.pid(), clock);
    int providers = 1 + random.nextInt(3);
    if ((providers & 1) != 0) {
      deliver(Creation.of(process.image()).pid(process.pid()).exit().at(clock));
    }
    if ((providers & 2) != 0) {
      Creation twin = Creation.of(process.image()).pid(process.pid()).sysmon(guid(process));
      deliver(twin.exit().at(clock + 0.01));
    }
  }

  private boolean deliver(ProcessEvent event) {
    if (random.nextDouble() < loss) {
      return false;
    }
    events.add(event);
    if (random.nextInt(10) == 0) {
      events.add(event);
    }
    return true;
  }
}
