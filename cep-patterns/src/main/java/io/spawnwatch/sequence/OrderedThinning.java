package io.spawnwatch.sequence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out of the members between the first and the last signal of an ordered match what cannot
 * make it tighter: the NFA's cost is the product of the signals of its steps.
 */
final class OrderedThinning {

  private static final int MAX_PER_STEP = 64;

  /** Of what is left, so many chains at most. */
  private static final double MAX_CHAINS = MAX_PER_STEP * MAX_PER_STEP;

  private final List<String> steps;
  private final int firstFree;
  private final int perStep;

  /**
   * A thinning.
   *
   * @param fixedStart whether the first step is the first member's
   */
  OrderedThinning(List<String> steps, boolean fixedStart) {
    this.steps = steps;
    this.firstFree = fixedStart ? 1 : 0;
    int free = Math.max(1, steps.size() - 1 - firstFree);
    this.perStep = (int) Math.min(MAX_PER_STEP, Math.floor(Math.pow(MAX_CHAINS, 1.0 / free)));
  }

  /**
   * The last member, and before it those that can fill a step: of consecutive ones of the same
   * single step the latest, of each step the latest few, and always the chain that takes the latest
   * of each step.
   */
  List<Member> of(List<Member> members) {
    Set<Integer> chain = latestChain(members);
    Map<String, Integer> counts = new HashMap<>();
    Deque<Member> kept = new ArrayDeque<>();
    Member later = null;
    for (int place = members.size() - 1; place >= 0; place--) {
      Member member = members.get(place);
      if (chain.contains(place) || !repeats(member, later) && hasRoom(member, counts)) {
        kept.addFirst(member);
      }
      later = member;
    }
    return List.copyOf(kept);
  }

  private static boolean repeats(Member member, Member later) {
    return later != null && member.rules().size() == 1 && member.rules().equals(later.rules());
  }

  private boolean hasRoom(Member member, Map<String, Integer> counts) {
    boolean room = false;
    for (int step = firstFree; step < steps.size() - 1; step++) {
      if (member.has(steps.get(step))) {
        room |= counts.merge(steps.get(step), 1, Integer::sum) <= perStep;
      }
    }
    return room;
  }

  private Set<Integer> latestChain(List<Member> members) {
    Set<Integer> chain = new HashSet<>();
    int step = steps.size() - 1;
    for (int place = members.size() - 1; place >= 0 && step >= 0; place--) {
      if (members.get(place).has(steps.get(step))) {
        chain.add(place);
        step--;
      }
    }
    return chain;
  }
}
