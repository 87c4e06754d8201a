package io.spawnwatch.job.host;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
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
import io.spawnwatch.sequence.SignalOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the current host's signals, and finds the sequences that they complete. */
final class SignalStage {

  private final SequenceSet sequences;
  private final SequenceMatcher matcher;
  private final HostSettings settings;
  private final Lineage lineage;
  private final SignalStore store;
  private final AlertFold alerts;
  private final DetectionOutput output;

  SignalStage(
      CompiledContent content,
      HostSettings settings,
      Lineage lineage,
      SignalStore store,
      AlertFold alerts,
      DetectionOutput output) {
    this.sequences = content.sequences();
    this.matcher = sequences.matcher();
    this.settings = settings;
    this.lineage = lineage;
    this.store = store;
    this.alerts = alerts;
    this.output = output;
  }

  /** A creation matched rules that sequences refer to. */
  void signal(TracedEvent traced, Set<String> rules) {
    SignalIndex index = store.signals();
    Signal signal = index.put(signalOf(traced, rules));
    store.keep(signal.process(), evidence(traced));
    report(matcher.completions(signal, index), index);
    bound(index);
    store.keep(index);
  }

  /** Processes changed their place in the tree: signals below them join anew. */
  void rejoin(Set<ProcessGuid> corrected) {
    SignalIndex index = store.signals();
    List<Signal> moved = new ArrayList<>();
    for (Signal signal : List.copyOf(index.all())) {
      TracedEvent traced = retrace(signal.process(), corrected);
      if (traced != null) {
        store.keep(signal.process(), evidence(traced));
        moved.add(index.put(signalOf(traced, signal.rules())));
      }
    }
    for (Signal signal : moved) {
      report(matcher.completions(index.get(signal.process()), index), index);
    }
    if (!moved.isEmpty()) {
      store.keep(index);
    }
  }

  /** The signal's event with the lineage of now; null where that did not change. */
  private TracedEvent retrace(ProcessGuid process, Set<ProcessGuid> corrected) {
    Evidence known = store.evidence(process);
    ProcessNode node = known == null ? null : lineage.find(known.process());
    if (node == null) {
      return null;
    }
    List<ProcessNode> ancestors = lineage.ancestors(node);
    boolean moved =
        corrected.contains(process)
            || ancestors.stream().anyMatch(ancestor -> corrected.contains(ancestor.guid()));
    return moved
        ? new TracedEvent(known.event(), new Traced(node, ancestors, false, corrected))
        : null;
  }

  private Signal signalOf(TracedEvent traced, Set<String> rules) {
    var event = traced.event();
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (Field field : sequences.fields()) {
      List<String> joined = traced.joined(field);
      if (!joined.isEmpty()) {
        values.put(field, joined);
      }
    }
    SignalOrder order =
        new SignalOrder(event.time(), event.channel(), event.recordId(), event.fingerprint());
    ProcessGuid process = traced.lineage().process().guid();
    return new Signal(process, order, rules, values, new HashSet<>());
  }

  private static Evidence evidence(TracedEvent traced) {
    Traced lineage = traced.lineage();
    return new Evidence("", traced.event(), lineage.process(), lineage.ancestors());
  }

  private void report(List<Completion> completions, SignalIndex index) {
    for (Completion completion : completions) {
      index.markReported(completion.last().process(), completion.sequence().id());
      output.completion();
      Finding finding = finding(completion);
      if (finding != null) {
        alerts.found(finding);
      }
    }
  }

  private Finding finding(Completion completion) {
    List<Evidence> evidence = new ArrayList<>();
    for (Completion.Step step : completion.steps()) {
      Evidence kept = store.evidence(step.signal().process());
      if (kept != null) {
        evidence.add(new Evidence(step.rule(), kept.event(), kept.process(), kept.ancestors()));
      }
    }
    Evidence last = store.evidence(completion.last().process());
    if (last == null) {
      return null;
    }
    return new Finding(
        completion.sequence().header(),
        "Sigma correlation (" + completion.sequence().type().sigmaName() + ")",
        last.event().host(),
        last.process().activity(),
        Behaviour.of(last.process(), last.ancestors()),
        completion.last().time(),
        evidence);
  }

  private void bound(SignalIndex index) {
    List<ProcessGuid> dropped = index.limit(settings.maxSignals());
    if (!dropped.isEmpty()) {
      output.signalsDropped(dropped.size());
    }
    dropped.forEach(store::forget);
    expire(index);
  }

  private void expire(SignalIndex index) {
    long lateness = settings.lateness().toMillis();
    index
        .expire(lineage.clock(), rules -> sequences.longestSpan(rules) + lateness)
        .forEach(store::forget);
  }

  /**
   * Drops the signals that no sequence can need any more.
   *
   * @return whether any is left
   */
  boolean sweep() {
    SignalIndex index = store.signals();
    if (index.isEmpty()) {
      return false;
    }
    expire(index);
    store.keep(index);
    return !index.isEmpty();
  }
}
