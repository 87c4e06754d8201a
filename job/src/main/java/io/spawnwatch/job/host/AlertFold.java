package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.AlertKey;
import io.spawnwatch.job.alert.EpisodeFold;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.job.alert.FoldSettings;
import io.spawnwatch.job.alert.OcsfWriter;

/**
 * Folds findings into the episodes of the current host or group, and writes the messages that are
 * due.
 */
final class AlertFold {

  private final FoldSettings settings;
  private final EpisodeFold fold;
  private final EpisodeStore episodes;
  private final OcsfWriter writer;
  private final FindingOutput output;

  AlertFold(FoldSettings settings, EpisodeStore episodes, OcsfWriter writer, FindingOutput output) {
    this.settings = settings;
    this.fold = new EpisodeFold(settings);
    this.episodes = episodes;
    this.writer = writer;
    this.output = output;
  }

  void found(Finding finding) {
    if (!settings.publishes(finding.analytic())) {
      return;
    }
    String key = AlertKey.of(finding);
    EpisodeFold.Folded folded = fold.fold(finding, episodes.episode(key));
    episodes.keep(key, folded.episode());
    if (folded.publishes()) {
      output.alert(writer.write(finding, folded, System.currentTimeMillis()));
    }
  }
}
