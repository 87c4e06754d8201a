package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.sigma.Level;
import io.spawnwatch.sigma.RuleHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sequences and signals for tests, in few words. */
final class Signals {

  private final SequenceMatcher matcher;
  private final SignalIndex index = new SignalIndex();
  private final List<Completion> waiting = new ArrayList<>();
  private final Set<String> completed = new TreeSet<>();

  Signals(CorrelationRule... sequences) {
    matcher = new SequenceSet(List.of(sequences)).host().matcher();
  }

  /** A sequence over the rules, joined by the field on every side, within seconds. */
  static CorrelationRule sequence(
      CorrelationRule.Type type, CorrelationCondition condition, int seconds, String... rules) {
    Map<String, Field> fields = new HashMap<>();
    for (String rule : rules) {
      fields.put(rule, Field.LOGON_ID);
    }
    return new CorrelationRule(
        new RuleHeader("s", "s", "s", "", "", Level.HIGH, List.of(), List.of(), "s.yml", 1),
        type,
        List.of(rules),
        List.of(new JoinKey("LogonId", fields)),
        Duration.ofSeconds(seconds),
        condition,
        false);
  }

  static CorrelationRule ordered(int seconds, String... rules) {
    return sequence(
        CorrelationRule.Type.TEMPORAL_ORDERED, new CorrelationCondition.AllRules(), seconds, rules);
  }

  /** A temporal sequence with an extended condition; its steps in the order of the rules. */
  static CorrelationRule extended(
      CorrelationRule.Type type, int seconds, String condition, String... rules) {
    CorrelationRule plain = sequence(type, new CorrelationCondition.AllRules(), seconds, rules);
    List<CorrelationCondition.Term> terms = new ArrayList<>();
    try {
      var expression = RuleExpressionParser.parse(condition);
      for (var way : ExpressionWays.of(expression)) {
        terms.add(
            new CorrelationCondition.Term(
                plain.rules().stream().filter(way.present()::contains).toList(),
                plain.rules().stream().filter(way.absent()::contains).toList()));
      }
      var extended = new CorrelationCondition.Extended(condition, expression, terms);
      return sequence(type, extended, seconds, rules);
    } catch (RuleExpressionParser.SyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A signal of a process, by its number, with these rules, in a session. */
  static Signal signal(int process, double second, String session, String... rules) {
    long time = Math.round(second * 1_000);
    Map<Field, List<String>> values = new HashMap<>();
    values.put(Field.LOGON_ID, List.of(session));
    values.put(Field.IMAGE, List.of("image" + process % 3));
    return new Signal(
        new ProcessGuid(7, process),
        new SignalOrder(time, "security", process, 0),
        0,
        Set.of(rules),
        values,
        List.of(new ProcessGuid(7, process)),
        Set.of());
  }

  /** A signal arrives. */
  Signals arrives(Signal signal) {
    Signal united = index.put(signal);
    for (Completion completion : matcher.completions(united, united.rules(), index)) {
      if (completion.waits()) {
        waiting.add(completion);
      } else {
        index.markReported(completion.last().process(), completion.sequence().id());
        completed.add(describe(completion));
      }
    }
    return this;
  }

  /** What waited is decided, each at its last process. */
  Set<String> decided() {
    Set<String> decided = new TreeSet<>(completed);
    for (Completion waits : waiting) {
      Signal last = index.get(waits.last().process());
      matcher
          .endingAt(last, waits.sequence(), index)
          .ifPresent(completion -> decided.add(describe(completion)));
    }
    return decided;
  }

  Signals arrive(List<Signal> signals) {
    signals.forEach(this::arrives);
    return this;
  }

  /** The completions so far, each by its last process. */
  Set<String> completed() {
    return completed;
  }

  private static String describe(Completion completion) {
    return completion.sequence().id() + " at " + completion.last().process().low();
  }

  /** The processes of the steps of the only completion that the last signal made. */
  List<Long> stepsOf(Signal last) {
    List<Long> steps = new ArrayList<>();
    Signal put = index.put(last);
    for (Completion completion : matcher.completions(put, put.rules(), index)) {
      completion.steps().forEach(step -> steps.add(step.signal().process().low()));
    }
    return steps;
  }
}
