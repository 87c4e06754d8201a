package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.job.decode.RawRecord;
import java.nio.charset.StandardCharsets;

/** Alerts for tests: {@code AlertRecords.of("a1").finding("f").count(2).record()}. */
final class AlertRecords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String activity;
  private String finding = "finding";
  private long count = 1;
  private int severity = 4;
  private String category = "Sigma rule";
  private String title = "Shadow copies deleted";
  private String tag = "attack.impact";
  private String host = "ws01.corp.example";

  private AlertRecords(String activity) {
    this.activity = activity;
  }

  static AlertRecords of(String activity) {
    return new AlertRecords(activity);
  }

  AlertRecords finding(String uid) {
    finding = uid;
    return this;
  }

  AlertRecords count(long processes) {
    count = processes;
    return this;
  }

  AlertRecords severity(int id) {
    severity = id;
    return this;
  }

  AlertRecords sequence(String name) {
    category = "Sigma correlation (temporal)";
    title = name;
    return this;
  }

  AlertRecords tag(String sigmaTag) {
    tag = sigmaTag;
    return this;
  }

  AlertRecords host(String name) {
    host = name;
    return this;
  }

  TicketAlert alert() {
    return TicketAlert.of(record()).orElseThrow();
  }

  RawRecord record() {
    return new RawRecord(
        json().toString().getBytes(StandardCharsets.UTF_8), "spawnwatch-alerts", 0, count);
  }

  private ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("activity_id", count == 1 ? 1 : 2).put("count", count);
    json.put("severity_id", severity).put("severity", severity == 5 ? "Critical" : "High");
    json.putObject("metadata").put("uid", finding + "-" + count).put("correlation_uid", activity);
    json.putObject("device").put("hostname", host);
    ObjectNode info = json.putObject("finding_info").put("uid", finding).put("title", title);
    info.putObject("analytic").put("category", category);
    info.putArray("tags").addObject().put("name", "sigma").putArray("values").add(tag);
    json.putArray("evidences")
        .addObject()
        .put("name", title)
        .putObject("process")
        .put("uid", "p")
        .put("name", "vssadmin.exe")
        .put("cmd_line", "vssadmin \"delete\" shadows </pre>");
    info.putObject("attack_graph")
        .putArray("nodes")
        .addObject()
        .put("uid", "p")
        .put("name", "vssadmin.exe")
        .put("desc", "vssadmin \"delete\" shadows </pre>");
    return json;
  }
}
