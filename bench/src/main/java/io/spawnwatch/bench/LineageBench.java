package io.spawnwatch.bench;

import io.spawnwatch.job.config.JobConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bin/spawnwatch bench lineage}: process CPU microseconds an event of the host stage's
 * lineage alone, on RocksDB, beside the design that reads and writes state for every event. What
 * the load and Flink cost is measured without any lineage, and taken off.
 */
@Command(name = "lineage", description = "Measures the lineage alone, beside plain map state.")
final class LineageBench implements Callable<Integer> {

  @Option(names = "--hosts", description = "Hosts (default: ${DEFAULT-VALUE}).")
  private int hosts = 6_250;

  @Option(
      names = "--slots",
      description = "Over which they are spread (default: ${DEFAULT-VALUE}).")
  private int slots = 1;

  @Option(
      names = "--live",
      description = "Processes that run on each throughout (default: ${DEFAULT-VALUE}).")
  private int live = 100;

  @Option(
      names = "--creations-an-hour",
      description = "Of each host; half of the events are exits (default: ${DEFAULT-VALUE}).")
  private int creationsAnHour = 60;

  @Option(names = "--warm-up", description = "Events before (default: ${DEFAULT-VALUE}).")
  private long warmUp = 2_000_000;

  @Option(names = "--events", description = "Events measured (default: ${DEFAULT-VALUE}).")
  private long events = 6_000_000;

  @Option(names = "--cache", description = "Of a slot (default: ${DEFAULT-VALUE}).")
  private String cache = "64mb";

  @Option(
      names = "--managed",
      description = "RocksDB's memory of a slot (default: ${DEFAULT-VALUE}).")
  private String managed = "512mb";

  @Option(
      names = "--checkpoint",
      description = "Seconds between checkpoints (default: ${DEFAULT-VALUE}).")
  private int checkpoint = 10;

  @Option(names = "--designs", split = ",", description = "Default: ${DEFAULT-VALUE}.")
  private List<StoreDesign> designs =
      new ArrayList<>(List.of(StoreDesign.CACHED, StoreDesign.PLAIN));

  @Override
  public Integer call() throws Exception {
    LoadShape shape = new LoadShape(hosts, live, creationsAnHour);
    JobConfig config = JobConfig.load(null, Map.of(), List.of());
    LineageRun run =
        new LineageRun(
            shape,
            config.host().lineage(),
            slots,
            MemorySize.parse(cache).getBytes(),
            MemorySize.parse(managed),
            Duration.ofSeconds(checkpoint),
            warmUp,
            events);
    System.out.printf(
        "%,d events of %,d hosts on %d slot(s) with %,d processes each, %d creations an hour,"
            + " cache %s, RocksDB %s%n",
        events, hosts, slots, live, creationsAnHour, cache, managed);
    LineageFigures none = run.of(StoreDesign.NONE);
    System.out.printf("load and Flink: %.2f µs CPU an event%n", none.cpuMicros());
    for (StoreDesign design : designs) {
      print(design, run.of(design), none);
    }
    return 0;
  }

  private void print(StoreDesign design, LineageFigures figures, LineageFigures none) {
    System.out.printf(
        "%-7s %6.2f µs CPU an event, %,.0f events/s; hit rate %.3f%n",
        design, figures.cpuMicros() - none.cpuMicros(), figures.eventsASecond(), figures.hitRate());
    System.out.printf(
        "        an event: asked for %.2f slots, changed %.2f; state read %.2f, written %.2f; of"
            + " hosts read %.2f, written %.2f, ancestors read %.2f, written %.2f; %,d sweeps%n",
        figures.anEvent(figures.asked().reads()),
        figures.anEvent(figures.asked().writes()),
        figures.anEvent(figures.slots().reads()),
        figures.anEvent(figures.slots().writes()),
        figures.anEvent(figures.hosts().reads()),
        figures.anEvent(figures.hosts().writes()),
        figures.anEvent(figures.copies().reads()),
        figures.anEvent(figures.copies().writes()),
        figures.sweeps());
    System.out.printf(
        "        flush before a checkpoint, CPU: median %.0f ms, longest %.0f ms (of %d); state %,d"
            + " bytes a host%n",
        figures.medianStallMillis(),
        figures.longestStallMillis(),
        figures.stalls().size(),
        figures.stateBytes() / hosts);
  }
}
