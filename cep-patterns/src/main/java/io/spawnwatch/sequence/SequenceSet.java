package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All sequences: those of a host, which run where its events are, and those of the estate, which
 * run where the signals of a group meet. Immutable.
 */
public final class SequenceSet {

  private final List<CorrelationRule> sequences;
  private final SequenceFamily host;
  private final Map<String, EstateSequence> estate = new HashMap<>();

  /** By rule or sequence of a host. */
  private final Map<String, List<EstateSequence>> estateReaders = new HashMap<>();

  private final Set<String> signalRules = new HashSet<>();
  private final Set<Field> fields = EnumSet.noneOf(Field.class);

  /**
   * A set.
   *
   * @param sequences with all that they refer to; checked
   */
  public SequenceSet(List<CorrelationRule> sequences) {
    this.sequences = List.copyOf(sequences);
    host = new SequenceFamily(sequences.stream().filter(s -> !s.isEstateWide()).toList());
    for (CorrelationRule sequence : sequences) {
      if (sequence.isEstateWide()) {
        addToEstate(EstateSequence.of(sequence, sequences));
      }
      signalRules.addAll(sequence.rules());
      fields.addAll(sequence.fields());
    }
  }

  private void addToEstate(EstateSequence sequence) {
    estate.put(sequence.id(), sequence);
    for (String rule : sequence.reads()) {
      estateReaders.computeIfAbsent(rule, r -> new ArrayList<>()).add(sequence);
    }
  }

  /** The sequences, in the order given. */
  public List<CorrelationRule> sequences() {
    return sequences;
  }

  /** The sequences of a host. */
  public SequenceFamily host() {
    return host;
  }

  /** A sequence of the estate; null where the id is none's. */
  public EstateSequence estate(String id) {
    return estate.get(id);
  }

  /** Whether the id is a sequence's. */
  public boolean isSequence(String id) {
    return estate.containsKey(id) || host.sequence(id) != null;
  }

  /** Whether a match of the rule is a signal. */
  public boolean isSignalRule(String ruleId) {
    return signalRules.contains(ruleId);
  }

  /** Whether signals of the rule, or completions of the host's sequence, go to the estate. */
  public boolean isReadByEstate(String id) {
    return estateReaders.containsKey(id);
  }

  /** The fields whose values a signal must carry. */
  public Set<Field> fields() {
    return fields;
  }

  /**
   * The groups of the estate to which a signal belongs, each once.
   *
   * @param signal with its values
   * @param rules those of its rules that count; others are not looked at
   */
  public Set<EstateGroup> estateGroups(Signal signal, Collection<String> rules) {
    Set<EstateGroup> groups = new LinkedHashSet<>();
    for (String rule : rules) {
      for (EstateSequence sequence : estateReaders.getOrDefault(rule, List.of())) {
        for (List<String> values : sequence.groupsOf(signal, rule)) {
          groups.add(new EstateGroup(sequence.id(), values));
        }
      }
    }
    return groups;
  }
}
