package io.spawnwatch.job.ruleset;

import io.spawnwatch.job.host.ShadowCount;
import io.spawnwatch.job.host.StageReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Says when a set is active: when every subtask of every stage judges by it. Runs once in a job.
 * Keeps nothing over a restart: then all subtasks report again.
 */
public final class RuleStatusStage extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<StageReport, String> {

  private static final long SHADOW_MILLIS = Duration.ofSeconds(30).toMillis();

  private final Set<String> stages;

  private transient Map<String, Map<Integer, StageReport>> reports;
  private transient String active;
  private transient long activeSince;
  private transient long shadowTold;

  /**
   * The stage.
   *
   * @param stages the names of the operators that report
   */
  public RuleStatusStage(Set<String> stages) {
    this.stages = stages;
  }

  @Override
  public void open() throws Exception {
    super.open();
    reports = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<StageReport> element) {
    StageReport report = element.getValue();
    reports.computeIfAbsent(report.stage(), s -> new HashMap<>()).put(report.subtask(), report);
    long now = getProcessingTimeService().getCurrentProcessingTime();
    if (!report.set().equals(active) && isEverywhere(report.set())) {
      active = report.set();
      activeSince = now;
      shadowTold = now;
      output.collect(new StreamRecord<>(RuleStatus.active(active)));
    }
    if (report.set().equals(active) && now - shadowTold >= SHADOW_MILLIS) {
      shadowTold = now;
      tellShadow(now);
    }
  }

  private boolean isEverywhere(String set) {
    return stages.stream()
        .allMatch(
            stage -> {
              Map<Integer, StageReport> subtasks = reports.getOrDefault(stage, Map.of());
              return !subtasks.isEmpty()
                  && subtasks.values().iterator().next().of() == subtasks.size()
                  && subtasks.values().stream().allMatch(r -> r.set().equals(set));
            });
  }

  private void tellShadow(long now) {
    Map<String, ShadowCount> sum = new TreeMap<>();
    for (Map<Integer, StageReport> subtasks : reports.values()) {
      subtasks
          .values()
          .forEach(report -> report.shadow().forEach((r, c) -> sum.merge(r, c, ShadowCount::plus)));
    }
    if (!sum.isEmpty()) {
      Duration since = Duration.ofMillis(now - activeSince);
      output.collect(new StreamRecord<>(RuleStatus.shadow(active, sum, since)));
    }
  }
}
