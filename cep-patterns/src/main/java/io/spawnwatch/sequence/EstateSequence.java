package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An estate-wide sequence with the estate-wide ones that it is built of: they run over the same
 * signals, in the group of the outer one. That is right because the outer one groups by nothing
 * that they do not group by ({@link CorrelationNesting} checks it). Immutable.
 */
public final class EstateSequence {

  private final CorrelationRule sequence;
  private final SequenceFamily family;

  /** By which values a signal of a rule, also of an inner sequence's, comes to the outer group. */
  private final Grouping routes;

  private final Set<String> rules;

  private EstateSequence(
      CorrelationRule sequence, SequenceFamily family, List<JoinKey> routes, Set<String> rules) {
    this.sequence = sequence;
    this.family = family;
    this.routes = new Grouping(routes);
    this.rules = rules;
  }

  static EstateSequence of(CorrelationRule sequence, List<CorrelationRule> all) {
    List<CorrelationRule> members = new ArrayList<>();
    Map<String, String> sides = new HashMap<>();
    collect(sequence, null, all, members, sides);
    List<JoinKey> routes = new ArrayList<>();
    for (JoinKey key : sequence.groupBy()) {
      Map<String, Field> fields = new HashMap<>();
      sides.forEach((rule, side) -> fields.put(rule, key.fields().get(side)));
      routes.add(new JoinKey(key.name(), fields));
    }
    return new EstateSequence(sequence, new SequenceFamily(members), routes, sides.keySet());
  }

  /** Finds the rules that come from outside, and for which rule of the outermost each stands. */
  private static void collect(
      CorrelationRule sequence,
      String side,
      List<CorrelationRule> all,
      List<CorrelationRule> members,
      Map<String, String> sides) {
    members.add(sequence);
    for (String rule : sequence.rules()) {
      String outer = side == null ? rule : side;
      all.stream()
          .filter(s -> s.id().equals(rule) && s.isEstateWide())
          .findFirst()
          .ifPresentOrElse(
              inner -> collect(inner, outer, all, members, sides),
              () -> sides.putIfAbsent(rule, outer));
    }
  }

  /** The id of the outermost sequence. */
  public String id() {
    return sequence.id();
  }

  /** The outermost sequence. */
  public CorrelationRule sequence() {
    return sequence;
  }

  /** It and the estate-wide sequences that it is built of. */
  public SequenceFamily family() {
    return family;
  }

  /** The rules, and sequences of a host, whose signals are sent to its groups. */
  Set<String> reads() {
    return rules;
  }

  /**
   * What its groups read of a signal: of the given rules theirs, and the values of their fields.
   */
  public Signal readOf(Signal signal, Collection<String> given) {
    Set<String> read = new HashSet<>(given);
    read.retainAll(rules);
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    values.putAll(signal.values());
    values.keySet().retainAll(family.fields());
    return new Signal(signal.process(), signal.order(), 0, read, values, List.of(), Set.of());
  }

  /**
   * The groups that a signal belongs to.
   *
   * @param rule one that it reads
   */
  Set<List<String>> groupsOf(Signal signal, String rule) {
    return routes.groupsOf(signal, rule);
  }

  /** A group for a person. */
  public String describe(List<String> group) {
    return routes.describe(group);
  }
}
