package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Episode;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.StormCounts;
import io.spawnwatch.job.lineage.HostState;
import io.spawnwatch.job.lineage.LineageStore;
import io.spawnwatch.job.lineage.ProcessSlot;
import io.spawnwatch.sequence.SignalIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a stage keeps of one host or group, as maps. */
final class StageMemory implements LineageStore, SignalStore, UndecidedStore, EpisodeStore {

  private final Map<Long, ProcessSlot> slots = new HashMap<>();
  private final Map<ProcessGuid, List<Evidence>> evidence = new HashMap<>();
  private final Map<String, Episode> episodes = new HashMap<>();
  private final SignalIndex signals = new SignalIndex();
  private StormCounts storm = StormCounts.NONE;
  private List<Undecided.Candidate> undecided = List.of();
  private final HostState host = HostState.unheard();

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
  public void hostChanged() {
    // It is kept as it is.
  }

  @Override
  public SignalIndex signals() {
    return signals;
  }

  @Override
  public void keep(SignalIndex index) {
    for (ProcessGuid process : index.takeChanged()) {
      if (index.get(process) == null) {
        evidence.remove(process);
      }
    }
  }

  @Override
  public List<Evidence> evidence(ProcessGuid process) {
    return evidence.getOrDefault(process, List.of());
  }

  @Override
  public void keep(ProcessGuid process, List<Evidence> kept) {
    evidence.put(process, kept);
  }

  @Override
  public List<Undecided.Candidate> undecided() {
    return undecided;
  }

  @Override
  public void keepUndecided(List<Undecided.Candidate> candidates, long clock) {
    undecided = List.copyOf(candidates);
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
  public StormCounts storm() {
    return storm;
  }

  @Override
  public void keepStorm(StormCounts counts) {
    storm = counts;
  }
}
