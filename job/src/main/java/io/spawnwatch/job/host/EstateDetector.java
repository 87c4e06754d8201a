package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.sequence.Completion;
import io.spawnwatch.sequence.EstateGroup;
import io.spawnwatch.sequence.EstateSequence;
import io.spawnwatch.sequence.SequenceMatcher;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What the estate stage does with a signal of the current group: join, fold. */
final class EstateDetector {

  /** A group of rare signals is kept at least so long. */
  private static final Duration MIN_SILENCE = Duration.ofDays(1);

  private final CompiledContent content;
  private final HostSettings settings;
  private final SequenceDetector detector;
  private final AlertFold alerts;
  private final FindingOutput output;
  private final Map<String, SequenceMatcher> matchers = new HashMap<>();

  private EstateGroup current;

  EstateDetector(
      CompiledContent content,
      HostSettings settings,
      SignalStore store,
      UndecidedStore waiting,
      AlertFold alerts,
      FindingOutput output) {
    this.content = content;
    this.detector =
        new SequenceDetector(
            content.sequences(), store, waiting, settings.sequences(), output, this::completed);
    this.settings = settings;
    this.alerts = alerts;
    this.output = output;
  }

  /**
   * A signal arrived. One of a sequence that is no longer there is dropped.
   *
   * @param clock the group's, milliseconds
   */
  void arrived(EstateSignal signal, long clock) {
    matcher(signal.group())
        .ifPresent(m -> detector.arrived(signal.signal(), signal.evidence(), m, clock));
  }

  /**
   * Decides the completions that wait and whose deadline is over.
   *
   * @param until what lies before is over, milliseconds
   * @param clock the group's, milliseconds
   */
  void decide(EstateGroup group, long until, long clock) {
    matcher(group).ifPresent(matcher -> detector.decide(matcher, until, clock));
  }

  private Optional<SequenceMatcher> matcher(EstateGroup group) {
    current = group;
    return Optional.ofNullable(content.sequences().estate(group.sequence()))
        .map(
            sequence ->
                matchers.computeIfAbsent(group.sequence(), id -> sequence.family().matcher(output)))
        .map(matcher -> matcher.in(group));
  }

  /** After so long without a signal nothing can join a group any more, and its episode is over. */
  long silenceMillis(EstateGroup group) {
    EstateSequence sequence = content.sequences().estate(group.sequence());
    long reach = sequence == null ? 0 : sequence.family().longestKeepMillis();
    long joins = reach + settings.sequences().lateness().toMillis();
    long quiet = settings.fold().quiet().toMillis();
    return Math.max(MIN_SILENCE.toMillis(), Math.max(joins, quiet));
  }

  /** Inner sequences feed the outer one here; in groups of their own they raise findings. */
  private void completed(Completion completion, Supplier<List<Evidence>> evidence) {
    String sequence = completion.sequence().id();
    if (sequence.equals(current.sequence()) && !content.silent().contains(sequence)) {
      alerts.found(finding(completion, evidence.get()));
    }
  }

  private Finding finding(Completion completion, List<Evidence> evidence) {
    UUID key = UUID.fromString(EstateSignals.key(current));
    return new Finding(
        completion.sequence().header(),
        completion.sequence().category(),
        evidence.get(evidence.size() - 1).event().host(),
        new ProcessGuid(key.getMostSignificantBits(), key.getLeastSignificantBits()),
        completion.group(),
        completion.last().process(),
        completion.last().time(),
        evidence);
  }
}
