package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.AlertKey;
import io.spawnwatch.job.alert.EpisodeFold;
import io.spawnwatch.job.alert.Finding;
import java.time.Clock;

/** Holds findings back that are not published though their rule is in force: shadow, silenced. */
final class FindingGate {

  private static final String SHADOW = "shadow|";

  private final Dispositions dispositions;
  private final EpisodeFold fold;
  private final EpisodeStore episodes;
  private final FindingOutput output;
  private final Clock clock = Clock.systemUTC();

  FindingGate(
      Dispositions dispositions, EpisodeFold fold, EpisodeStore episodes, FindingOutput output) {
    this.dispositions = dispositions;
    this.fold = fold;
    this.episodes = episodes;
    this.output = output;
  }

  /** Whether the finding is to be published; one that is not is counted. */
  boolean admits(Finding finding) {
    String id = finding.analytic().id();
    if (dispositions.isShadow(id)) {
      count(finding);
      return false;
    }
    if (dispositions.isSilenced(id, clock.millis())) {
      output.silenced();
      return false;
    }
    return true;
  }

  /** Folds as if it were published, under a key of its own: once promoted, it begins anew. */
  private void count(Finding finding) {
    String key = SHADOW + AlertKey.of(finding);
    EpisodeFold.Folded folded = fold.fold(finding, episodes.episode(key));
    episodes.keep(key, folded.episode());
    if (folded.isCreate()) {
      output.shadowed(finding);
    }
  }
}
