package io.spawnwatch.job.host;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.lineage.Lineage;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.job.lineage.Traced;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sequence.SignalOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Signals of creations of the current host. */
final class SignalMaker {

  /** So Sysmon writes what it does not know: rules see it as it is, but it joins nothing. */
  private static final Set<String> MISSING = Set.of("", "-", "?");

  private final Lineage tree;
  private final Set<Field> fields;

  /**
   * A maker.
   *
   * @param fields those whose values sequences join or count by
   */
  SignalMaker(Lineage tree, Set<Field> fields) {
    this.tree = tree;
    this.fields = fields;
  }

  /**
   * The signal of a creation; of a {@code net1} that of its {@code net}, in whose place it joins.
   *
   * @param rules those that it matched
   */
  Signal of(TracedEvent traced, Set<String> rules) {
    TracedEvent placed = inPlaceOfItsBehaviour(traced);
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (Field field : fields) {
      List<String> joined =
          joined(placed, field).stream()
              .filter(text -> !MISSING.contains(text))
              .map(text -> text.toLowerCase(Locale.ROOT))
              .toList();
      if (!joined.isEmpty()) {
        values.put(field, joined);
      }
    }
    Traced lineage = placed.lineage();
    List<ProcessGuid> chain = new ArrayList<>(lineage.ancestors().size() + 1);
    chain.add(lineage.process().guid());
    lineage.ancestors().forEach(ancestor -> chain.add(ancestor.guid()));
    return new Signal(lineage.process().guid(), order(traced), 0, rules, values, chain, Set.of());
  }

  private List<String> joined(TracedEvent placed, Field field) {
    return field == Field.ACTIVITY_GUID
        ? List.of(tree.root(placed.lineage()).toString())
        : placed.joined(field);
  }

  private static SignalOrder order(TracedEvent traced) {
    var event = traced.event();
    return new SignalOrder(event.time(), event.channel(), event.recordId(), event.fingerprint());
  }

  private static TracedEvent inPlaceOfItsBehaviour(TracedEvent traced) {
    Traced lineage = traced.lineage();
    List<ProcessNode> ancestors = lineage.ancestors();
    if (Behaviour.of(lineage.process(), ancestors).equals(lineage.process().guid())) {
      return traced;
    }
    Traced first =
        new Traced(
            ancestors.get(0),
            ancestors.subList(1, ancestors.size()),
            lineage.firstTold(),
            lineage.changesTree(),
            lineage.foundLate());
    return new TracedEvent(traced.event(), first);
  }
}
