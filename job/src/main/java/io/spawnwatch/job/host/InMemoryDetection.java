package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.Episode;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.OcsfWriter;
import io.spawnwatch.job.alert.SecretMask;
import io.spawnwatch.job.lineage.HostState;
import io.spawnwatch.job.lineage.Lineage;
import io.spawnwatch.job.lineage.LineageStore;
import io.spawnwatch.job.lineage.ProcessSlot;
import io.spawnwatch.sequence.SignalIndex;
import io.spawnwatch.sigma.RuleHeader;
import io.spawnwatch.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The host stage without Flink: the same detector over maps. For the tools that test rules, which
 * run hundreds of small cases; everything that runs for real runs the operator.
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
   * What the events of one host come to, with nothing remembered before them.
   *
   * @param events of one host, in the order of arrival
   */
  public HostRun run(List<ProcessEvent> events) {
    HostMemory memory = new HostMemory();
    Lineage lineage = new Lineage(settings.lineage(), memory);
    OcsfWriter writer =
        new OcsfWriter(content.headers(), new SecretMask(settings.maskKey()), content.version());
    AlertFold alerts = new AlertFold(settings.fold(), memory, writer, memory);
    SignalStage signals = new SignalStage(content, settings, lineage, memory, alerts, memory);
    HostDetector detector = new HostDetector(content, lineage, signals, alerts, memory);
    events.forEach(detector::onEvent);
    return new HostRun(memory.published, memory.sightings, memory.signals);
  }

  private static final class HostMemory
      implements LineageStore, SignalStore, EpisodeStore, DetectionOutput {

    private final Map<Long, ProcessSlot> slots = new HashMap<>();
    private final Map<ProcessGuid, Evidence> evidence = new HashMap<>();
    private final Map<String, Episode> episodes = new HashMap<>();
    private final List<Alert> published = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private SignalIndex signals = new SignalIndex();
    private HostState host = HostState.unheard();

    @Override
    public ProcessSlot get(long slot) {
      return slots.getOrDefault(slot, new ProcessSlot(List.of()));
    }

    @Override
    public void put(long slot, ProcessSlot processes) {
      slots.put(slot, processes);
    }

    @Override
    public HostState host() {
      return host;
    }

    @Override
    public void putHost(HostState changed) {
      host = changed;
    }

    @Override
    public SignalIndex signals() {
      return signals.copy();
    }

    @Override
    public void keep(SignalIndex index) {
      signals = index;
    }

    @Override
    public Evidence evidence(ProcessGuid process) {
      return evidence.get(process);
    }

    @Override
    public void keep(ProcessGuid process, Evidence kept) {
      evidence.put(process, kept);
    }

    @Override
    public void forget(ProcessGuid process) {
      evidence.remove(process);
    }

    @Override
    public Episode episode(String alertKey) {
      return episodes.get(alertKey);
    }

    @Override
    public void keep(String alertKey, Episode episode) {
      episodes.put(alertKey, episode);
    }

    @Override
    public void alert(Alert alert) {
      published.add(alert);
    }

    @Override
    public void match(ProcessEvent event, RuleHeader rule) {
      sightings.get(sightings.size() - 1).rules().add(rule.id());
    }

    @Override
    public void traced(TracedEvent traced) {
      ProcessGuid process = traced.lineage().process().guid();
      sightings.add(new Sighting(traced.event(), process, traced, new ArrayList<>()));
    }

    @Override
    public void completion() {}

    @Override
    public void signalsDropped(int count) {}

    @Override
    public void switchedOff(SigmaRule rule, RuntimeException failure) {
      throw failure;
    }
  }
}
