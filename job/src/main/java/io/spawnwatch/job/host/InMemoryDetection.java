package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.OcsfWriter;
import io.spawnwatch.job.secret.SecretMask;
import io.spawnwatch.sequence.EstateGroup;
import io.spawnwatch.sequence.SignalIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Host and estate stage without Flink: the same detectors over maps. For the tools that test rules,
 * which run hundreds of small cases; everything that runs for real runs the operators.
 */
public final class InMemoryDetection {

  private final CompiledContent content;
  private final HostSettings settings;

  /** Compiles the content, unless that was done before. */
  public InMemoryDetection(DetectionContent content, HostSettings settings) {
    this.content = CompiledContent.of(content);
    this.settings = settings;
  }

  /**
   * What the events come to, with nothing remembered before them.
   *
   * @param events in the order of arrival
   */
  public DetectionRun run(List<ProcessEvent> events) {
    return new Run().of(events);
  }

  /** One run: a memory for each host, and for each group of the estate. */
  private final class Run {

    private final RunOutput output = new RunOutput();
    private final Map<String, HostInMemory> hosts = new LinkedHashMap<>();
    private final Map<EstateGroup, GroupInMemory> groups = new LinkedHashMap<>();
    private final Map<String, SignalIndex> hostSignals = new LinkedHashMap<>();
    private final Map<EstateGroup, SignalIndex> groupSignals = new LinkedHashMap<>();

    DetectionRun of(List<ProcessEvent> events) {
      for (ProcessEvent event : events) {
        hosts.computeIfAbsent(event.host(), this::host).arrived(event);
        output.takeEstateSignals().forEach(this::arrived);
      }
      hosts.values().forEach(HostInMemory::end);
      output.takeEstateSignals().forEach(this::arrived);
      groups.values().forEach(GroupInMemory::end);
      return new DetectionRun(output.alerts(), output.sightings(), hostSignals, groupSignals);
    }

    private HostInMemory host(String name) {
      StageMemory memory = new StageMemory();
      hostSignals.put(name, memory.signals());
      return new HostInMemory(content, settings, memory, fold(memory), output);
    }

    private void arrived(EstateSignal signal) {
      groups.computeIfAbsent(signal.group(), this::group).arrived(signal);
    }

    private GroupInMemory group(EstateGroup group) {
      StageMemory memory = new StageMemory();
      groupSignals.put(group, memory.signals());
      return new GroupInMemory(
          group, new EstateDetector(content, settings, memory, memory, fold(memory), output));
    }

    private AlertFold fold(StageMemory memory) {
      OcsfWriter writer = new OcsfWriter(content.analytics(), new SecretMask(settings.maskKey()));
      return new AlertFold(settings.fold(), content.dispositions(), memory, writer, output);
    }
  }
}
