package io.spawnwatch.bench;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Origin;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEvent.Kind;
import io.spawnwatch.event.ProcessEventBuilder;
import io.spawnwatch.event.Provider;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * An estate's events as they happen: first each host starts what runs throughout, then any host at
 * random starts something short-lived, which starts something itself in two cases of five. How long
 * they live is log-normal like the corpus's 4688 and 4689 (median 1 s, a tenth above 22 s). Every
 * command line is its own. Seeded.
 */
final class LineageLoad implements MapFunction<Long, ProcessEvent> {

  private static final String FOLDER = "C:\\Windows\\System32\\";
  private static final String[] LASTING = {
    "smss.exe",
    "csrss.exe",
    "wininit.exe",
    "services.exe",
    "lsass.exe",
    "svchost.exe",
    "explorer.exe",
    "msedge.exe",
    "OUTLOOK.EXE",
    "RuntimeBroker.exe"
  };
  private static final String[] SHORT = {
    "cmd.exe", "conhost.exe", "powershell.exe", "backgroundTaskHost.exe", "taskhostw.exe",
    "msedge.exe", "SearchProtocolHost.exe", "ipconfig.exe", "reg.exe", "WmiPrvSE.exe"
  };
  private static final double SPREAD_OF_LIFETIMES = 2.4;
  private static final int STARTERS = 10;
  private static final int FIRST_SHORT_PID = 4_000;
  private static final int SHORT_PIDS = 10_000;
  private static final double CHILD_SHARE = 0.4;
  private static final long CHILD_MILLIS = 50;
  private static final Origin BEFORE = new Origin("bench", 0, 0);
  private static final Origin MEASURED = new Origin("bench", 1, 0);

  /** Something that is going to happen. */
  private record Due(long time, int host, long pid, String image, boolean starts) {}

  private final LoadShape shape;
  private final long before;
  private final double millisBetweenStarts;
  private final Random random = new Random(4_688);
  private final PriorityQueue<Due> due = new PriorityQueue<>(new Earliest());
  private final int[] started;
  private final int[] records;
  private boolean measured;
  private double clock = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

  /**
   * The load of an estate.
   *
   * @param before how many events come before those that are measured
   */
  LineageLoad(LoadShape shape, long before) {
    this.shape = shape;
    this.before = before;
    this.started = new int[shape.hosts()];
    this.records = new int[shape.hosts()];
    double visits = shape.creationsAnHour() / (1 + CHILD_SHARE);
    this.millisBetweenStarts = 3_600_000.0 / visits / shape.hosts();
  }

  /** Whether the event is one of those that are measured. */
  static boolean isMeasured(ProcessEvent event) {
    return event.origin().partition() == MEASURED.partition();
  }

  @Override
  public ProcessEvent map(Long number) {
    measured = number >= before;
    return number < shape.fill() ? lasting(number) : next();
  }

  /** Host by host, before all others. */
  private ProcessEvent lasting(long number) {
    int host = (int) (number / shape.live());
    int index = (int) (number % shape.live());
    String image = LASTING[index % LASTING.length];
    int parent = index == 0 ? 0 : random.nextInt(Math.min(index, STARTERS)) + 1;
    long time = (long) clock - 1_000L * (shape.live() - index);
    return creation(host, lastingPid(index + 1), image, lastingPid(parent), time);
  }

  /** System, which nothing starts, and then those that start others. */
  private static long lastingPid(int index) {
    return 4L * index + 4;
  }

  private ProcessEvent next() {
    Due first = due.peek();
    if (first != null && first.time() <= clock) {
      due.remove();
      return first.starts() ? child(first) : exit(first);
    }
    clock -= Math.log(1 - random.nextDouble()) * millisBetweenStarts;
    int host = random.nextInt(shape.hosts());
    return start(host, lastingPid(1 + random.nextInt(STARTERS)), (long) clock);
  }

  private ProcessEvent child(Due parent) {
    return start(parent.host(), parent.pid(), parent.time());
  }

  private ProcessEvent start(int host, long parent, long time) {
    long pid = FIRST_SHORT_PID + 4L * (started[host]++ % SHORT_PIDS);
    String image = SHORT[random.nextInt(SHORT.length)];
    long lifetime = (long) (1_000 * Math.exp(SPREAD_OF_LIFETIMES * random.nextGaussian()));
    due.add(new Due(time + 2 * CHILD_MILLIS + lifetime, host, pid, image, false));
    if (parent < FIRST_SHORT_PID && random.nextDouble() < CHILD_SHARE) {
      due.add(new Due(time + CHILD_MILLIS, host, pid, image, true));
    }
    return creation(host, pid, image, parent, time);
  }

  private ProcessEvent creation(int host, long pid, String image, long parent, long time) {
    String command =
        '"' + FOLDER + image + "\" -k netsvcs -p -s job" + Long.toHexString(random.nextLong());
    return event(host, Kind.CREATION, pid, image, time)
        .parentPid(parent)
        .set(Field.COMMAND_LINE, command)
        .set(Field.INTEGRITY_LEVEL, "Medium")
        .build();
  }

  private ProcessEvent exit(Due ended) {
    return event(ended.host(), Kind.EXIT, ended.pid(), ended.image(), ended.time()).build();
  }

  private ProcessEventBuilder event(int host, Kind kind, long pid, String image, long time) {
    return ProcessEvent.builder()
        .kind(kind)
        .provider(Provider.SECURITY)
        .host("ws" + host + ".estate.example")
        .time(time)
        .channel("security")
        .recordId(++records[host])
        .pid(pid)
        .origin(measured ? MEASURED : BEFORE)
        .set(Field.IMAGE, FOLDER + image)
        .set(Field.USER, "CORP\\jdoe");
  }

  /** A function is serialized to where it runs. */
  private static final class Earliest implements Comparator<Due>, java.io.Serializable {
    @Override
    public int compare(Due a, Due b) {
      return Long.compare(a.time(), b.time());
    }
  }
}
