package io.spawnwatch.bench;

import io.spawnwatch.sigma.Atom;
import io.spawnwatch.sigma.Condition;
import io.spawnwatch.sigma.SigmaRule;

/**
 * A rule with other literals of the same kind: a letter is put into the middle of each.
 *
 * @param letter the letter
 */
record RuleVariant(char letter) {

  SigmaRule of(SigmaRule rule) {
    return rule.with(changed(rule.condition()));
  }

  private Condition changed(Condition condition) {
    if (condition instanceof Condition.And and) {
      return new Condition.And(and.operands().stream().map(this::changed).toList());
    }
    if (condition instanceof Condition.Or or) {
      return new Condition.Or(or.operands().stream().map(this::changed).toList());
    }
    if (condition instanceof Condition.Not not) {
      return new Condition.Not(changed(not.operand()));
    }
    return condition instanceof Condition.Named named
        ? new Condition.Named(named.name(), changed(named.operand()))
        : new Condition.Test(changed(((Condition.Test) condition).atom()));
  }

  private Atom changed(Atom atom) {
    return atom instanceof Atom.Text text
        ? new Atom.Text(text.field(), text.glob().mapLiterals(this::changed), text.cased())
        : atom;
  }

  private String changed(String literal) {
    int middle = literal.length() / 2;
    return literal.substring(0, middle) + letter + literal.substring(middle);
  }
}
