package io.spawnwatch.job.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Alerts with trees for tests. */
final class Trees {

  static final long BEGIN = 1_772_442_849_000L;

  /** Everything that breaks what is not prepared for it. */
  static final String HOSTILE =
      "a\u0000\u001b[31m\u202e\u2066\r\n\t\"'</text></pre></svg><script>alert(1)</script>&lt;]]>"
          + "\ud800 \udc00 \uffff \ufeff\u00ad\u0301\u0336 مرحبا 漢字 \ud83d\ude00 ⟨secret:4f1c⟩ ${x} {{x}} %s";

  private final ObjectNode alert = new ObjectMapper().createObjectNode();
  private final ObjectNode info = alert.putObject("finding_info");
  private final ArrayNode evidences = alert.putArray("evidences");
  private final ArrayNode nodes;
  private final ArrayNode edges;

  Trees() {
    alert.put("severity", "High").put("severity_id", 4).put("start_time", BEGIN);
    alert.put("message", "explorer.exe → cmd.exe").putObject("device").put("hostname", "ws01");
    info.put("title", "A title");
    ObjectNode graph = info.putObject("attack_graph");
    nodes = graph.putArray("nodes");
    edges = graph.putArray("edges");
  }

  /** A process, so many seconds after the begin. */
  Trees process(String uid, String name, String command, double seconds) {
    nodes
        .addObject()
        .put("uid", uid)
        .put("name", name)
        .put("desc", command)
        .putObject("data")
        .put("host", "ws01")
        .put("pid", 4_711)
        .put("user", "CORP\\anna")
        .put("integrity", "Medium")
        .put("created_time", BEGIN + Math.round(seconds * 1_000));
    return this;
  }

  Trees started(String parent, String child) {
    edges.addObject().put("source", parent).put("target", child);
    return this;
  }

  Trees matched(String uid, String step) {
    evidences.addObject().put("name", step).putObject("process").put("uid", uid);
    return this;
  }

  ObjectNode alert() {
    return alert;
  }

  /** A tree whose every text is the given one. */
  static ObjectNode allOf(String text) {
    Trees trees =
        new Trees().process("1", text, text, 0).process("2", text, text, 1).started("1", "2");
    trees.info.put("title", text);
    trees.alert.put("message", text).put("severity", text);
    return trees.matched("2", text).alert();
  }
}
