package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.job.lineage.Lineage;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.job.lineage.Traced;
import io.spawnwatch.sequence.Completion;
import io.spawnwatch.sequence.SequenceMatcher;
import io.spawnwatch.sequence.SequenceSet;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes signals of the current host's creations: for the sequences of the host, which it detects,
 * and for those of the estate, to which it sends them.
 */
final class SignalStage {

  private final CompiledContent content;
  private final SequenceSet sequences;
  private final SequenceMatcher matcher;
  private final Lineage lineage;
  private final SignalMaker maker;
  private final SignalStore store;
  private final SequenceDetector detector;
  private final AlertFold alerts;
  private final DetectionOutput output;

  SignalStage(
      CompiledContent content,
      SequenceSettings settings,
      Lineage lineage,
      SignalStore store,
      UndecidedStore waiting,
      AlertFold alerts,
      DetectionOutput output) {
    this.content = content;
    this.sequences = content.sequences();
    this.matcher = sequences.host().matcher(output);
    this.lineage = lineage;
    this.maker = new SignalMaker(lineage, sequences.fields());
    this.store = store;
    this.detector =
        new SequenceDetector(sequences, store, waiting, settings, output, this::completed);
    this.alerts = alerts;
    this.output = output;
  }

  /** A creation matched rules that sequences refer to. */
  void signal(TracedEvent traced, Set<String> rules) {
    Signal signal = maker.of(traced, rules);
    List<Evidence> evidence = List.of(evidence(traced));
    EstateSignals.of(signal, rules, evidence, sequences).forEach(output::estateSignal);
    Set<String> ofHost = new HashSet<>(rules);
    ofHost.removeIf(rule -> !sequences.host().uses(rule));
    if (!ofHost.isEmpty()) {
      detector.arrived(signal.withOnly(ofHost), evidence, matcher, lineage.clock());
    }
  }

  /**
   * Decides the completions that wait and whose deadline is over.
   *
   * @param until what lies before is over, milliseconds
   */
  void decide(long until) {
    detector.decide(matcher, until, lineage.clock());
  }

  /** Something of the tree was learnt late: signals whose ancestors changed join anew. */
  void rejoin() {
    for (Signal signal : List.copyOf(store.signals().all())) {
      for (Evidence evidence : store.evidence(signal.process())) {
        ProcessNode node = lineage.find(evidence.process());
        List<ProcessNode> ancestors = node == null ? List.of() : lineage.ancestors(node);
        if (node != null && !isSamePath(ancestors, evidence.ancestors())) {
          rejoin(signal, evidence, new Traced(node, ancestors, false, false, 0));
        }
      }
    }
  }

  /** An ancestor that ended and was forgotten since is no change: what was known of it stays. */
  private boolean isSamePath(List<ProcessNode> now, List<ProcessNode> before) {
    if (now.size() > before.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      boolean same =
          now.get(i).guid().equals(before.get(i).guid())
              && Objects.equals(now.get(i).image(), before.get(i).image());
      if (!same) {
        return false;
      }
    }
    return now.size() == before.size() || lineage.find(before.get(now.size())) == null;
  }

  private void rejoin(Signal signal, Evidence evidence, Traced traced) {
    TracedEvent event = new TracedEvent(evidence.event(), traced);
    Signal moved = maker.of(event, signal.rules());
    if (!moved.process().equals(signal.process())) {
      // A net1 whose net became known: the two are one signal.
      SignalIndex index = store.signals();
      index.remove(signal.process());
      store.keep(index);
      moved = moved.withReported(signal.reported());
    }
    detector.arrived(moved, List.of(evidence(event)), matcher, lineage.clock());
  }

  private static Evidence evidence(TracedEvent traced) {
    Traced lineage = traced.lineage();
    return new Evidence("", traced.event(), lineage.process(), lineage.ancestors());
  }

  private void completed(Completion completion, Supplier<List<Evidence>> evidence) {
    String sequence = completion.sequence().id();
    if (sequences.isReadByEstate(sequence)) {
      EstateSignals.of(completion.last(), List.of(sequence), evidence.get(), sequences)
          .forEach(output::estateSignal);
    }
    if (!content.silent().contains(sequence)) {
      alerts.found(finding(completion, evidence.get()));
    }
  }

  private static Finding finding(Completion completion, List<Evidence> evidence) {
    Evidence last = evidence.get(evidence.size() - 1);
    return new Finding(
        completion.sequence().header(),
        completion.sequence().category(),
        last.event().host(),
        last.process().activity(),
        null,
        completion.last().process(),
        completion.last().time(),
        evidence);
  }

  /**
   * Drops the signals that no sequence can need any more.
   *
   * @return whether any is left
   */
  boolean sweep() {
    return detector.expire(matcher, lineage.clock());
  }
}
