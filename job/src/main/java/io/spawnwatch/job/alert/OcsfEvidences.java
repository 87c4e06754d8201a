package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The processes that a finding rests on, who ran them and where. */
final class OcsfEvidences {

  private final ObjectMapper json;
  private final OcsfProcess processes;
  private final OcsfFindingInfo names;

  OcsfEvidences(ObjectMapper json, OcsfProcess processes, OcsfFindingInfo names) {
    this.json = json;
    this.processes = processes;
    this.names = names;
  }

  void write(Finding finding, ObjectNode root) {
    device(last(finding).event().host(), root.putObject("device"));
    evidences(finding.evidence(), root.putArray("evidences"));
    actor(last(finding), root);
    resources(finding, root.putArray("resources"));
    observables(finding, root.putArray("observables"));
  }

  private static Evidence last(Finding finding) {
    return finding.evidence().get(finding.evidence().size() - 1);
  }

  private static void device(String host, ObjectNode device) {
    device.put("hostname", host).put("uid", host).put("type_id", 0).put("type", "Unknown");
    device.putObject("os").put("name", "Windows").put("type_id", 100).put("type", "Windows");
  }

  private void evidences(List<Evidence> all, ArrayNode evidences) {
    for (int i = 0; i < all.size(); i++) {
      Evidence evidence = all.get(i);
      ObjectNode object = evidences.addObject();
      object.put("name", OcsfWriter.title(names.stepName(evidence, i, all.size())));
      object.put("uid", EventUid.of(evidence.event()));
      device(evidence.event().host(), object.putObject("device"));
      processes.matched(evidence, object.putObject("process"));
      if (!evidence.ancestors().isEmpty()) {
        processes.entity(
            evidence.ancestors().get(0), object.putObject("actor").putObject("process"));
      }
    }
  }

  private void actor(Evidence last, ObjectNode root) {
    ObjectNode actor = json.createObjectNode();
    OcsfProcess.user(last.event().get(Field.USER), actor);
    String logon = last.event().get(Field.LOGON_ID);
    if (logon != null) {
      actor.putObject("session").put("uid", SafeText.of(logon));
    }
    if (!last.ancestors().isEmpty()) {
      processes.entity(last.ancestors().get(0), actor.putObject("process"));
    }
    if (!actor.isEmpty()) {
      root.set("actor", actor);
    }
  }

  private static void resources(Finding finding, ArrayNode resources) {
    for (String host : hosts(finding)) {
      resources
          .addObject()
          .put("uid", host)
          .put("name", host)
          .put("type", "host")
          .put("hostname", host)
          .put("role_id", 1)
          .put("role", "Target");
    }
  }

  private static Set<String> hosts(Finding finding) {
    Set<String> hosts = new LinkedHashSet<>();
    finding.evidence().stream().map(Evidence::event).map(ProcessEvent::host).forEach(hosts::add);
    return hosts;
  }

  private void observables(Finding finding, ArrayNode observables) {
    Set<OcsfObservable> all = new LinkedHashSet<>();
    for (String host : hosts(finding)) {
      all.add(OcsfObservable.host(host));
    }
    for (Evidence evidence : finding.evidence()) {
      ObjectNode process = json.createObjectNode();
      processes.matched(evidence, process);
      all.addAll(OcsfObservable.of(process));
    }
    all.forEach(observable -> observable.write(observables.addObject()));
  }
}
