package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tightest chains of an ordered sequence, found in one pass over members in order. Of two
 * chains with one end, step by step the later signal of both is a chain too, also with something
 * absent between its steps; so there is one that is the latest in every step, and for each member
 * as a step it is enough to know the latest one before it.
 */
final class OrderedChains {

  private final List<String> steps;
  private final Absence absence;

  /** Of each step, the latest member that fills it and may go on; -1: none. */
  private final int[] latest;

  /** By step and member, the one before it in the chain. */
  private final int[][] before;

  OrderedChains(List<String> steps, Absence absence, int members) {
    this.steps = steps;
    this.absence = absence;
    this.latest = new int[steps.size()];
    this.before = new int[steps.size()][members];
    Arrays.fill(latest, -1);
  }

  /**
   * Takes the next member in: as any step whose step before is filled, and as what must be absent.
   *
   * @param mayBegin whether it may be a first step
   * @return whether a chain ends at it
   */
  boolean add(Member member, int place, boolean mayBegin) {
    boolean ends = false;
    for (int step = steps.size() - 1; step >= 0; step--) {
      // As a step it goes on from what came before it, and then ends what it must not follow.
      boolean goesOn = step == 0 ? mayBegin : latest[step - 1] >= 0;
      if (goesOn && member.has(steps.get(step))) {
        before[step][place] = step == 0 ? -1 : latest[step - 1];
        latest[step] = place;
        ends |= step == steps.size() - 1;
      }
      if (step > 0 && absence.forbids(member, step)) {
        latest[step - 1] = -1;
      }
    }
    return ends;
  }

  /** The places of the tightest chain that ends at a member, in order. */
  List<Integer> endingAt(int last) {
    Integer[] places = new Integer[steps.size()];
    int place = last;
    for (int step = steps.size() - 1; step >= 0; step--) {
      places[step] = place;
      place = before[step][place];
    }
    return new ArrayList<>(Arrays.asList(places));
  }
}
