package io.spawnwatch.job.ruleset;

import io.spawnwatch.job.host.Background;
import io.spawnwatch.job.host.ContentCheck;
import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.host.Pace;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gathers published documents to whole sets, checks them, and hands on those that hold. Runs once
 * in a job. A set that fails is explained and goes nowhere.
 */
public final class RuleGatherStage extends AbstractStreamOperator<DetectionContent>
    implements OneInputStreamOperator<RuleRecord, DetectionContent> {

  /** What became of each set: a JSON object. */
  public static final OutputTag<String> STATUS = new OutputTag<>("rule-status", Types.STRING);

  private static final ListStateDescriptor<RuleRecord> RECORDS =
      new ListStateDescriptor<>("published-rules", RuleRecordSerializer.INSTANCE);

  private final DetectionContent start;

  private transient ListState<RuleRecord> records;
  private transient PublishedRules published;
  private transient Background background;
  private transient String considered;
  private transient String waitedFor;

  /**
   * The stage.
   *
   * @param start bundled and file rules: what is in force before anything was published
   */
  public RuleGatherStage(DetectionContent start) {
    this.start = start;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    records = context.getOperatorStateStore().getListState(RECORDS);
    published = new PublishedRules();
    for (RuleRecord record : records.get()) {
      published.add(record);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    background =
        new Background(
            getContainingTask()
                .getMailboxExecutorFactory()
                .createExecutor(getOperatorConfig().getChainIndex()));
    // A restored job may have been started with other bundled or file rules than before.
    getProcessingTimeService()
        .registerTimer(getProcessingTimeService().getCurrentProcessingTime(), now -> consider());
  }

  @Override
  public void processElement(StreamRecord<RuleRecord> element) {
    RuleRecord record = element.getValue();
    try {
      published.add(record);
    } catch (IOException e) {
      status(RuleStatus.unreadable(e.getMessage()));
      return;
    }
    if (record.isManifest() || published.manifest().documents().containsKey(record.key())) {
      consider();
    }
  }

  private void consider() {
    String hash = published.manifestHash();
    if (hash.equals(considered)) {
      return;
    }
    List<String> missing = published.missing();
    if (missing.isEmpty()) {
      considered = hash;
      PublishedRules now = published.copy();
      background.run(pace -> Candidate.of(now, start, pace), this::decide);
    } else if (!hash.equals(waitedFor)) {
      waitedFor = hash;
      status(RuleStatus.waiting(published.manifest(), missing));
    }
  }

  private void decide(Candidate candidate) {
    status(RuleStatus.checked(candidate.manifest, candidate.set.version(), candidate.check));
    if (candidate.check.problems().isEmpty()) {
      output.collect(new StreamRecord<>(candidate.set));
    }
  }

  /** A whole set, and what checking it came to. */
  private record Candidate(RuleManifest manifest, DetectionContent set, ContentCheck check) {

    static Candidate of(PublishedRules published, DetectionContent start, Pace pace) {
      DetectionContent set = published.over(start).orElseThrow();
      return new Candidate(published.manifest(), set, ContentCheck.of(set, pace));
    }
  }

  private void status(String json) {
    output.collect(STATUS, new StreamRecord<>(json));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    records.update(published.records());
  }
}
