package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.secret.SecretMask;
import io.spawnwatch.sigma.RuleHeader;
import java.util.List;
import java.util.Objects;

/** OCSF's {@code finding_info}: what was found, by which rule, in which events and processes. */
final class OcsfFindingInfo {

  private static final long PROCESS_LAUNCH = 100_701;
  private static final long FINDING_CREATE = 200_401;

  private final ObjectMapper json;
  private final Analytics analytics;
  private final OcsfGraph graph;
  private final AttackTable attack = new AttackTable();

  OcsfFindingInfo(ObjectMapper json, Analytics analytics, SecretMask mask) {
    this.json = json;
    this.analytics = analytics;
    this.graph = new OcsfGraph(mask);
  }

  void write(Finding finding, Episode episode, List<StepFinding> steps, ObjectNode info) {
    RuleHeader rule = finding.analytic();
    info.put("uid", episode.uid());
    info.put("title", OcsfWriter.title(rule.title()));
    if (!rule.description().isBlank()) {
      info.put("desc", SafeText.of(rule.description().strip()));
    }
    info.put("created_time", episode.first());
    info.put("first_seen_time", episode.first());
    info.put("last_seen_time", episode.last());
    dataSources(finding, info.putArray("data_sources"));
    analytic(rule, finding.category(), info.putObject("analytic"));
    if (finding.evidence().size() > 1) {
      related(finding, info.putArray("related_analytics"));
    }
    attacks(rule, info);
    tags(rule, info);
    ArrayNode events = info.putArray("related_events");
    events(finding, events);
    steps.forEach(step -> stepFinding(step, events.addObject()));
    info.put("related_events_count", events.size());
    graph.write(finding, info.putObject("attack_graph"));
  }

  private static void dataSources(Finding finding, ArrayNode sources) {
    finding.evidence().stream()
        .map(Evidence::event)
        .map(event -> event.provider().providerName() + " " + event.eventId())
        .distinct()
        .forEach(sources::add);
  }

  private void analytic(RuleHeader rule, String category, ObjectNode analytic) {
    analytic.put("uid", rule.id());
    analytic.put("name", OcsfWriter.title(rule.title()));
    analytic.put("type_id", 1).put("type", "Rule").put("category", category);
    String version = analytics.versions().get(rule.path());
    if (version != null) {
      analytic.put("version", version);
    }
  }

  private void related(Finding finding, ArrayNode related) {
    finding.evidence().stream()
        .map(evidence -> analytics.headers().get(evidence.ruleId()))
        .distinct()
        .filter(Objects::nonNull)
        .forEach(rule -> analytic(rule, "Sigma rule", related.addObject()));
  }

  private void attacks(RuleHeader rule, ObjectNode parent) {
    ArrayNode attacks = attack.attacks(rule.tags(), json);
    if (!attacks.isEmpty()) {
      parent.set("attacks", attacks);
    }
  }

  /** The rule's own tags, for consumers that route by them. */
  private static void tags(RuleHeader rule, ObjectNode info) {
    if (!rule.tags().isEmpty()) {
      ArrayNode values = info.putArray("tags").addObject().put("name", "sigma").putArray("values");
      rule.tags().stream().map(SafeText::of).forEach(values::add);
    }
  }

  private void events(Finding finding, ArrayNode events) {
    for (int i = 0; i < finding.evidence().size(); i++) {
      Evidence evidence = finding.evidence().get(i);
      ProcessEvent event = evidence.event();
      ObjectNode related = events.addObject();
      related.put("uid", EventUid.of(event));
      related.put("type_uid", PROCESS_LAUNCH).put("type_name", "Process Activity: Launch");
      related.put("title", OcsfWriter.title(stepName(evidence, i, finding.evidence().size())));
      related.put("created_time", event.time());
      RuleHeader rule = analytics.headers().get(evidence.ruleId());
      if (rule != null && finding.evidence().size() > 1) {
        attacks(rule, related);
      }
    }
  }

  private void stepFinding(StepFinding step, ObjectNode related) {
    related.put("uid", step.uid());
    related.put("type_uid", FINDING_CREATE).put("type_name", "Detection Finding: Create");
    related.put("title", OcsfWriter.title(analytics.title(step.ruleId())));
  }

  /** What a piece of evidence stands for, such as {@code step 2: Office starts a shell}. */
  String stepName(Evidence evidence, int index, int steps) {
    String title = analytics.title(evidence.ruleId());
    return steps == 1 ? title : "step " + (index + 1) + ": " + title;
  }
}
