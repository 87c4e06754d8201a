package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.AlertKey;
import io.spawnwatch.job.alert.Episode;
import io.spawnwatch.job.alert.EpisodeFold;
import io.spawnwatch.job.alert.Evidence;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.job.alert.FoldSettings;
import io.spawnwatch.job.alert.OcsfWriter;
import io.spawnwatch.job.alert.StepFinding;
import io.spawnwatch.job.alert.Storm;
import io.spawnwatch.job.alert.StormCap;
import io.spawnwatch.job.alert.StormCounts;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds findings into the episodes of the current host or group, and writes the messages that are
 * due.
 */
final class AlertFold {

  private final FoldSettings settings;
  private final EpisodeFold fold;
  private final FindingGate gate;
  private final EpisodeStore episodes;
  private final OcsfWriter writer;
  private final FindingOutput output;
  private final Clock clock = Clock.systemUTC();
  private final StormCap perHost;
  private final StormCap perRule;

  /** What this subtask published of each rule; begins anew with every start. */
  private StormCounts ofSubtask = StormCounts.NONE;

  AlertFold(
      FoldSettings settings,
      Dispositions dispositions,
      EpisodeStore episodes,
      OcsfWriter writer,
      FindingOutput output) {
    this.settings = settings;
    this.fold = new EpisodeFold(settings);
    this.gate = new FindingGate(dispositions, fold, episodes, output);
    this.episodes = episodes;
    this.writer = writer;
    this.output = output;
    this.perHost = StormCap.ofHost(settings.storm());
    this.perRule = StormCap.ofRule(settings.storm());
  }

  void found(Finding finding) {
    if (!settings.publishes(finding.analytic()) || !gate.admits(finding)) {
      return;
    }
    String key = AlertKey.of(finding);
    Episode open = episodes.episode(key);
    EpisodeFold.Folded folded = fold.fold(finding, open);
    if (folded.isDue() && isAdmitted(finding)) {
      episodes.keep(key, folded.episode().afterMessage());
      output.alert(writer.write(finding, folded, stepFindings(finding), clock.millis()));
    } else if (open != null && !folded.isCreate()) {
      episodes.keep(key, folded.episode());
    }
  }

  /** The findings that are open of the rules of a sequence's steps. */
  private List<StepFinding> stepFindings(Finding finding) {
    if (finding.evidence().size() == 1) {
      return List.of();
    }
    Map<String, StepFinding> steps = new LinkedHashMap<>();
    for (Evidence step : finding.evidence()) {
      Episode open = episodes.episode(AlertKey.of(step));
      if (open != null && open.messages() > 0) {
        steps.put(open.uid(), new StepFinding(open.uid(), step.ruleId()));
      }
    }
    return List.copyOf(steps.values());
  }

  /** A finding that a cap holds back leaves no episode: state stays as small as the output. */
  private boolean isAdmitted(Finding finding) {
    StormCap.Admission host = perHost.admit(finding, episodes.storm());
    if (host.changes()) {
      episodes.keepStorm(host.counts());
    }
    StormCap.Admission rule = host.admits() ? perRule.admit(finding, ofSubtask) : host;
    if (host.admits()) {
      ofSubtask = rule.counts();
    }
    rule.storm().ifPresent(storm -> announce(finding, storm));
    if (!rule.admits()) {
      output.heldBack();
    }
    return rule.admits();
  }

  private void announce(Finding finding, Storm storm) {
    output.alert(writer.write(finding, storm, clock.millis()));
  }
}
