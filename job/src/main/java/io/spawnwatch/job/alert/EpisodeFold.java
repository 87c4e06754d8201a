package io.spawnwatch.job.alert;

import io.spawnwatch.event.ProcessGuid;

/**
 * Folds the matches of an alert key into one finding: a Create, then counted Updates. A function of
 * the matches and what is remembered of them: a replay gives the same ids.
 */
public final class EpisodeFold {

  /**
   * What a match came to.
   *
   * @param episode as it stands now, before the message that may be due
   * @param isDue whether a message is due
   */
  public record Folded(Episode episode, boolean isDue) {

    /** Whether the message that is due tells of a new finding. */
    public boolean isCreate() {
      return episode.messages() == 0;
    }
  }

  private final FoldSettings settings;

  public EpisodeFold(FoldSettings settings) {
    this.settings = settings;
  }

  /**
   * Folds a finding in.
   *
   * @param open the key's episode; null where there is none
   */
  public Folded fold(Finding finding, Episode open) {
    long behaviour = hash(finding.behaviour());
    if (open == null || isApart(finding, open)) {
      return new Folded(opened(finding, behaviour), true);
    }
    if (open.hasCounted(behaviour)) {
      return new Folded(open, false);
    }
    Episode longer = open.with(behaviour, finding.time());
    return new Folded(longer, isDue(longer));
  }

  /** Whether the quiet lies between, on either side: a host may deliver late what came before. */
  private boolean isApart(Finding finding, Episode open) {
    long quiet = settings.quiet().toMillis();
    return finding.time() > open.last() + quiet || finding.time() < open.first() - quiet;
  }

  private static Episode opened(Finding finding, long behaviour) {
    String identity = finding.behaviour() + "|" + finding.time() + "|" + finding.host();
    String uid = NameUuid.of(AlertKey.of(finding) + "|" + identity);
    return new Episode(
        uid, 1, 0, finding.time(), finding.time(), finding.time(), new long[] {behaviour});
  }

  /** After 1, 10, 100, … repeats, or when the last message lies back long enough. */
  private boolean isDue(Episode episode) {
    long repeats = episode.count() - 1;
    long power = 1;
    while (power < repeats) {
      power *= 10;
    }
    return power == repeats
        || episode.last() - episode.published() >= settings.updateInterval().toMillis();
  }

  private static long hash(ProcessGuid guid) {
    return guid.high() ^ Long.rotateLeft(guid.low(), 1);
  }
}
