package io.spawnwatch.cli.why;

import io.spawnwatch.job.card.VisibleText;
import io.spawnwatch.job.host.DetectionRun;
import io.spawnwatch.job.host.Sighting;
import io.spawnwatch.sigma.Explanation;
import io.spawnwatch.sigma.Explanation.Truth;
import io.spawnwatch.sigma.SigmaRule;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** Prints a rule's tree on events. */
public final class RuleWhy {

  /** Instead of a line: the events that match, or else the one that comes nearest. */
  public static final long ANY_LINE = -1;

  private static final int MAX_EVENTS = 5;
  private static final int MAX_VALUE = 120;

  private final SigmaRule rule;
  private final PrintWriter out;

  public RuleWhy(SigmaRule rule, PrintWriter out) {
    this.rule = rule;
    this.out = out;
  }

  /**
   * Prints the rule's tree.
   *
   * @param run the events, traced
   * @param line of the one event, from 1; or {@link #ANY_LINE}
   */
  public void print(DetectionRun run, long line) {
    List<Sighting> creations = run.sightings().stream().filter(s -> isAt(line, s)).toList();
    List<Sighting> matching =
        creations.stream().filter(s -> s.rules().contains(rule.id())).toList();
    out.printf("%s%n%s%n", rule.header().title(), rule.header().path());
    out.printf("matches %,d of %,d creations%n", matching.size(), creations.size());
    if (matching.isEmpty()) {
      creations.stream().max(Comparator.comparingLong(this::nearness)).ifPresent(this::print);
    } else {
      matching.stream().limit(MAX_EVENTS).forEach(this::print);
    }
  }

  /** Whether the event stands at the line, or at whichever, for {@link #ANY_LINE}. */
  public static boolean isAt(long line, Sighting sighting) {
    return line == ANY_LINE || sighting.event().origin().offset() == line;
  }

  private long nearness(Sighting sighting) {
    return Explanation.of(rule.condition(), sighting.values()).stream()
        .filter(explanation -> explanation.truth() == Truth.TRUE)
        .count();
  }

  private void print(Sighting sighting) {
    out.printf("%n%s%n", Place.of(sighting));
    for (Explanation line : Explanation.of(rule.condition(), sighting.values())) {
      String value =
          line.value() == null ? "" : "   ← " + VisibleText.start(line.value(), MAX_VALUE);
      out.printf(
          "%-8s%s%s%s%n",
          word(line.truth()),
          "  ".repeat(line.depth()),
          VisibleText.start(line.text(), 200),
          value);
    }
  }

  private static String word(Truth truth) {
    return switch (truth) {
      case TRUE -> "true";
      case FALSE -> "false";
      case WITHOUT_FIELD -> "missing";
    };
  }
}
