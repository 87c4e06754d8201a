package io.spawnwatch.sequence;

import io.spawnwatch.sequence.CorrelationCondition.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Choices of so many of a sequence's rules. */
final class SomeOf {

  private static final int MAX_CHOICES = 64;

  private SomeOf() {}

  /** That so many have signals, whichever; empty where there are too many choices. */
  static Optional<CorrelationCondition.Extended> condition(List<String> rules, int count) {
    List<List<String>> choices = new ArrayList<>(List.of(List.of()));
    for (int place = 0; place < rules.size(); place++) {
      List<List<String>> longer = new ArrayList<>(choices);
      for (List<String> choice : choices) {
        List<String> with = new ArrayList<>(choice);
        with.add(rules.get(place));
        longer.add(with);
      }
      int left = rules.size() - place - 1;
      longer.removeIf(choice -> choice.size() > count || choice.size() + left < count);
      if (longer.size() > MAX_CHOICES) {
        return Optional.empty();
      }
      choices = longer;
    }
    return Optional.of(either(choices, count));
  }

  private static CorrelationCondition.Extended either(List<List<String>> choices, int count) {
    List<CorrelationCondition.Term> terms = new ArrayList<>();
    Expression any = null;
    for (List<String> choice : choices) {
      Expression all = null;
      for (String rule : choice) {
        Expression one = new Expression.Rule(rule);
        all = all == null ? one : new Expression.And(all, one);
      }
      any = any == null ? all : new Expression.Or(any, all);
      terms.add(new CorrelationCondition.Term(choice, List.of()));
    }
    return new CorrelationCondition.Extended("gte: " + count, any, terms);
  }
}
