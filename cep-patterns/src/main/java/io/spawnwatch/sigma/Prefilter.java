package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a condition demands, said in atoms that the literal indexes decide: before every other test
 * stand the literals that it cannot hold without. The condition stays the same, but most events are
 * told apart before anything is tested.
 */
final class Prefilter {

  private Prefilter() {}

  /** A condition that holds for the same events. */
  static Condition of(Condition condition) {
    if (condition instanceof Condition.Test test) {
      List<Condition> literals = literals(test.atom()).toList();
      return literals.isEmpty() ? test : and(literals, test);
    }
    if (condition instanceof Condition.Not not) {
      return new Condition.Not(of(not.operand()));
    }
    if (condition instanceof Condition.Named named) {
      return of(named.operand());
    }
    List<Condition> operands = condition.operands().stream().map(Prefilter::of).toList();
    return condition instanceof Condition.And
        ? new Condition.And(operands)
        : new Condition.Or(operands);
  }

  private static Condition and(List<Condition> literals, Condition test) {
    List<Condition> all = new ArrayList<>(literals);
    all.add(test);
    return new Condition.And(all);
  }

  private static Stream<Condition> literals(Atom atom) {
    if (atom instanceof Atom.Text text) {
      boolean isLiteral = !text.cased() && Literal.of(text.glob()) != null;
      return isLiteral ? Stream.of() : in(text.field(), text.glob().literals());
    }
    if (atom instanceof Atom.Regex regex) {
      return in(regex.field(), regex.test().literals());
    }
    return atom instanceof Atom.Keyword keyword
        ? keyword.glob().withAnyBefore().withAnyAfter().literals().map(Prefilter::inAnyField)
        : Stream.of();
  }

  private static Stream<Condition> in(Field field, Stream<Glob> literals) {
    return literals.map(literal -> in(field, literal));
  }

  private static Condition in(Field field, Glob literal) {
    return new Condition.Test(new Atom.Text(field, literal, false));
  }

  private static Condition inAnyField(Glob literal) {
    return new Condition.Or(LogLine.FIELDS.stream().map(field -> in(field, literal)).toList());
  }
}
