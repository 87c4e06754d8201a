package io.spawnwatch.cli.why;

import io.spawnwatch.cli.draw.JoinWords;
import io.spawnwatch.cli.draw.SequencePicture;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.card.VisibleText;
import io.spawnwatch.job.host.DetectionRun;
import io.spawnwatch.job.host.Sighting;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sequence.CorrelationCondition;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sequence.GroupProgress;
import io.spawnwatch.sequence.SequenceExplanation;
import io.spawnwatch.sequence.Signal;
import io.spawnwatch.sigma.SigmaRule;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints how far the groups of a sequence come on events, and what stops them. */
public final class SequenceWhy {

  private static final int MAX_GROUPS = 5;
  private static final int MAX_COUNTED = 20;
  private static final int MAX_GROUP = 1_000;
  private static final int MAX_NAME = 120;
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Comparator<GroupProgress> NEAREST_FIRST =
      Comparator.comparing(GroupProgress::isComplete)
          .thenComparingLong(GroupProgress::met)
          .reversed();

  private final CorrelationRule sequence;
  private final RuleLibrary library;
  private final PrintWriter out;
  private final Map<ProcessGuid, Sighting> sightings = new HashMap<>();

  public SequenceWhy(CorrelationRule sequence, RuleLibrary library, PrintWriter out) {
    this.sequence = sequence;
    this.library = library;
    this.out = out;
  }

  /**
   * Prints the groups that come nearest.
   *
   * @param run the events, traced
   * @param line of a process that a group must hold, from 1; or {@link RuleWhy#ANY_LINE}
   */
  public void print(DetectionRun run, long line) {
    run.sightings().forEach(s -> sightings.putIfAbsent(s.process(), s));
    List<GroupProgress> groups = new ArrayList<>();
    List<List<Signal>> indexes = indexes(run);
    indexes.forEach(signals -> groups.addAll(SequenceExplanation.of(sequence, signals)));
    boolean hadNone = groups.isEmpty();
    groups.removeIf(group -> line != RuleWhy.ANY_LINE && !holds(group, line));
    groups.sort(NEAREST_FIRST);
    out.printf("%s%n%s%n", sequence.header().title(), sequence.header().path());
    out.printf("%s%n", SequencePicture.demand(sequence));
    long complete = groups.stream().filter(GroupProgress::isComplete).count();
    out.printf("complete in %,d of %,d groups%n", complete, groups.size());
    groups.stream().limit(MAX_GROUPS).forEach(this::print);
    if (hadNone) {
      sequence.rules().forEach(rule -> out.printf(alone(rule, indexes), title(rule)));
    } else if (groups.isEmpty()) {
      out.printf("no group holds line %,d%n", line);
    }
  }

  private static String alone(String rule, List<List<Signal>> indexes) {
    return indexes.stream().flatMap(List::stream).anyMatch(signal -> signal.rules().contains(rule))
        ? "no process that matches %s has a value to join by%n"
        : "no process matches %s%n";
  }

  /** The signals of each host; for a sequence of the estate, those of all its groups. */
  private List<List<Signal>> indexes(DetectionRun run) {
    if (!sequence.isEstateWide()) {
      return run.hosts().values().stream().map(index -> inOrder(index.all().stream())).toList();
    }
    Map<ProcessGuid, Signal> signals = new HashMap<>();
    run.groups().entrySet().stream()
        .filter(group -> group.getKey().sequence().equals(sequence.id()))
        .flatMap(group -> group.getValue().all().stream())
        .forEach(signal -> signals.put(signal.process(), signal));
    return List.of(inOrder(signals.values().stream()));
  }

  private static List<Signal> inOrder(Stream<Signal> signals) {
    return signals.sorted(Comparator.comparing(Signal::order)).toList();
  }

  private boolean holds(GroupProgress group, long line) {
    return group.steps().stream()
        .map(GroupProgress.Step::signal)
        .anyMatch(signal -> signal != null && isAt(signal, line));
  }

  private boolean isAt(Signal signal, long line) {
    Sighting sighting = sightings.get(signal.process());
    return sighting != null && sighting.event().origin().offset() == line;
  }

  private void print(GroupProgress group) {
    out.printf("%n%s  %s%n", group.isComplete() ? "complete" : "incomplete", named(group.group()));
    if (sequence.condition() instanceof CorrelationCondition.Threshold threshold) {
      printCounted(group, new CountWords(sequence.type(), threshold));
    } else {
      group.steps().forEach(this::print);
    }
  }

  private void printCounted(GroupProgress group, CountWords words) {
    out.printf("  %s%n", words.of(group.count()));
    List<GroupProgress.Step> counted = words.worthTelling(group.steps());
    for (GroupProgress.Step step : counted.stream().limit(MAX_COUNTED).toList()) {
      out.printf("  counted %s%s%n", title(step.rule()), words.added(step.signal()));
      printPlace(step);
    }
    if (counted.size() > MAX_COUNTED) {
      out.printf("  and %,d more%n", counted.size() - MAX_COUNTED);
    }
  }

  /** The join values, with the process where one is a process. */
  private String named(String group) {
    return GUID.matcher(VisibleText.start(group, MAX_GROUP))
        .replaceAll(
            guid -> {
              UUID id = UUID.fromString(guid.group());
              ProcessGuid process =
                  new ProcessGuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
              Sighting seen = sightings.get(process);
              String image = seen == null ? null : seen.event().get(Field.IMAGE);
              String name = image == null ? "" : " (" + image + ")";
              return Matcher.quoteReplacement(guid.group() + VisibleText.start(name, MAX_NAME));
            });
  }

  private void print(GroupProgress.Step step) {
    boolean met = step.obstacle().isMet();
    out.printf("  %-6s %s%s%n", met ? "met" : "unmet", title(step.rule()), reason(step));
    if (step.signal() != null) {
      printPlace(step);
    }
  }

  private void printPlace(GroupProgress.Step step) {
    Sighting sighting = sightings.get(step.signal().process());
    out.printf("           %s%n", sighting == null ? step.signal().process() : Place.of(sighting));
  }

  private String reason(GroupProgress.Step step) {
    String distance = JoinWords.span(Duration.ofSeconds(Math.abs(step.millis() + 999) / 1_000));
    return switch (step.obstacle()) {
      case NONE -> "";
      case NONE_AS_ASKED -> ": must not happen, and did not";
      case HAPPENED -> ": must not happen, but did";
      case STEP_BEFORE_UNMET -> ": the step before is not met";
      case NO_SIGNAL ->
          sequence.isEstateWide()
              ? ": no process matches it"
              : ": no process of the host matches it";
      case ANOTHER_GROUP -> ": only processes that do not join, such as";
      case WRONG_ORDER -> ": wrong order, " + distance + " before the step before";
      case OUTSIDE_SPAN -> ": outside the span by " + distance;
      case NO_MATCH -> ": no match among these processes";
    };
  }

  private String title(String rule) {
    SigmaRule single = library.rulesById().get(rule);
    return single != null
        ? single.header().title()
        : library.sequence(rule).map(nested -> nested.header().title()).orElse(rule);
  }
}
