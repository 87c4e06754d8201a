package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.NameUuid;
import io.spawnwatch.sequence.EstateGroup;
import io.spawnwatch.sequence.SequenceSet;
import io.spawnwatch.sequence.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What of a signal is sent to the estate stage. */
final class EstateSignals {

  private EstateSignals() {}

  /**
   * One for each group that the signal belongs to, with what the group's sequence reads of it.
   *
   * @param rules those of the signal's rules and sequences that are new
   * @param evidence what it rests on, its own process last
   */
  static List<EstateSignal> of(
      Signal signal, Collection<String> rules, List<Evidence> evidence, SequenceSet sequences) {
    List<EstateSignal> signals = new ArrayList<>();
    for (EstateGroup group : sequences.estateGroups(signal, rules)) {
      Signal read = sequences.estate(group.sequence()).readOf(signal, rules);
      signals.add(new EstateSignal(key(group), group, read, evidence));
    }
    return signals;
  }

  /** Each value with its length, so that no two groups read the same. */
  static String key(EstateGroup group) {
    StringBuilder name = new StringBuilder(group.sequence());
    group
        .values()
        .forEach(value -> name.append('|').append(value.length()).append(':').append(value));
    return NameUuid.of(name.toString());
  }
}
