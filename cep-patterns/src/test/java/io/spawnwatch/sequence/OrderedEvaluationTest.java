package io.spawnwatch.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordered sequences against a search of all chains. */
class OrderedEvaluationTest {

  private static final int SPAN = 20;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** A rule with {@code !} must be absent at its place. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "a b c", "a b c a2", "a !d c", "!d a c", "a c !d", "!d a !e b !a2 c !f"})
  void findsTheTightestOfAllChains(String form) {
    List<String> rules = List.of(form.replace("!", "").split(" "));
    SequenceEvaluation evaluation =
        SequenceEvaluation.of(
            Signals.extended(
                CorrelationRule.Type.TEMPORAL_ORDERED,
                SPAN,
                form.replace(" ", " and ").replace("!", "not "),
                rules.toArray(String[]::new)));
    for (int round = 0; round < 300; round++) {
      List<Member> members = members(rules);

      assertThat(found(evaluation, members))
          .as("%s of seed %d", members, seed)
          .isEqualTo(tightest(form, members));
    }
  }

  /** By their last processes, whichever process arrived last. */
  private static Map<Long, List<Long>> found(SequenceEvaluation evaluation, List<Member> members) {
    Map<Long, List<Long>> found = new TreeMap<>();
    for (int arrived = 0; arrived < members.size(); arrived++) {
      Window window = new Window(members, arrived, SPAN * 1_000L, signal -> true);
      for (Match match : evaluation.matches(window)) {
        found.put(
            match.last().process().low(),
            match.steps().stream().map(step -> step.signal().process().low()).toList());
      }
    }
    return found;
  }

  /** All of a group, some of two rules, some at one time. */
  private List<Member> members(List<String> rules) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      Set<String> some = new TreeSet<>(Comparator.comparing(rules::indexOf));
      for (int n = 0; n <= random.nextInt(2); n++) {
        some.add(rules.get(random.nextInt(rules.size())));
      }
      Signal signal = Signals.signal(i, random.nextInt(40), "s", some.toArray(String[]::new));
      members.add(new Member(signal, List.copyOf(some)));
    }
    members.sort(Comparator.comparing(Member::signal, Signal.IN_ORDER));
    return members;
  }

  private static Map<Long, List<Long>> tightest(String form, List<Member> members) {
    Map<Long, List<Long>> tightest = new TreeMap<>();
    for (List<Integer> chain : chains(form, members)) {
      List<Long> processes =
          chain.stream().map(place -> members.get(place).signal().process().low()).toList();
      // Chains come in the order of their places, so the last is the tightest.
      tightest.put(processes.get(processes.size() - 1), processes);
    }
    return tightest;
  }

  private static List<List<Integer>> chains(String form, List<Member> members) {
    List<String> steps = Arrays.stream(form.split(" ")).filter(s -> !s.startsWith("!")).toList();
    List<List<Integer>> chains = List.of(List.of());
    for (String step : steps) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> chain : chains) {
        int from = chain.isEmpty() ? 0 : chain.get(chain.size() - 1) + 1;
        for (int place = from; place < members.size(); place++) {
          if (members.get(place).has(step)) {
            List<Integer> next = new ArrayList<>(chain);
            next.add(place);
            longer.add(next);
          }
        }
      }
      chains = longer;
    }
    return chains.stream().filter(chain -> isFree(form, chain, members)).toList();
  }

  private static boolean isFree(String form, List<Integer> chain, List<Member> members) {
    long last = members.get(chain.get(chain.size() - 1)).time();
    if (last - members.get(chain.get(0)).time() > SPAN * 1_000) {
      return false;
    }
    int step = 0;
    for (String rule : form.split(" ")) {
      if (!rule.startsWith("!")) {
        step++;
        continue;
      }
      int from = step == 0 ? -1 : chain.get(step - 1);
      int to = step == chain.size() ? members.size() : chain.get(step);
      for (int place = from + 1; place < to; place++) {
        boolean isNear = Math.abs(members.get(place).time() - last) <= SPAN * 1_000;
        if (isNear && members.get(place).has(rule.substring(1))) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void aFreeMatchIsFoundHoweverManyStandBetween() {
    CorrelationRule without =
        Signals.extended(
            CorrelationRule.Type.TEMPORAL_ORDERED,
            3_600,
            "a and not b and c and d",
            "a",
            "b",
            "c",
            "d");
    Signals signals = new Signals(without);
    signals.arrives(Signals.signal(0, 0, "s", "a")).arrives(Signals.signal(1, 1, "s", "c"));
    for (int i = 0; i < 200; i += 2) {
      signals.arrives(Signals.signal(2 + i, 2 + i, "s", "b"));
      signals.arrives(Signals.signal(3 + i, 3 + i, "s", "c"));
    }

    signals.arrives(Signals.signal(300, 300, "s", "d"));

    assertThat(signals.decided()).containsExactly("s at 300");
  }
}
