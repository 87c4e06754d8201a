package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.job.secret.SecretMask;
import java.util.List;

/** OCSF's process and user objects. */
final class OcsfProcess {

  private final SecretMask mask;

  OcsfProcess(SecretMask mask) {
    this.mask = mask;
  }

  /** The matched process with its user, parent and ancestry. */
  void matched(Evidence evidence, ObjectNode process) {
    ProcessEvent event = evidence.event();
    ProcessNode node = evidence.process();
    entity(node, process);
    override(event, process);
    String image = event.get(Field.IMAGE);
    if (image != null) {
      process
          .putObject("file")
          .put("name", fileName(image))
          .put("path", SafeText.of(image))
          .put("type_id", 1);
    }
    user(event.get(Field.USER), process);
    if (event.get(Field.LOGON_ID) != null) {
      process.putObject("session").put("uid", SafeText.of(event.get(Field.LOGON_ID)));
    }
    integrity(event.get(Field.INTEGRITY_LEVEL), process);
    List<ProcessNode> ancestors = evidence.ancestors();
    if (!ancestors.isEmpty()) {
      parent(ancestors.get(0), process.putObject("parent_process"));
      ArrayNode ancestry = process.putArray("ancestry");
      ancestors.forEach(ancestor -> entity(ancestor, ancestry.addObject()));
    }
  }

  /** The event's own words, where they differ from what the lineage remembers. */
  private void override(ProcessEvent event, ObjectNode process) {
    text("path", event.get(Field.IMAGE), process);
    text("name", fileName(event.get(Field.IMAGE)), process);
    text("cmd_line", mask.mask(event.get(Field.COMMAND_LINE)), process);
  }

  private void parent(ProcessNode node, ObjectNode process) {
    entity(node, process);
    user(node.user(), process);
    integrity(node.integrityLevel(), process);
  }

  /** What OCSF calls a process entity: enough to know and to show it. */
  void entity(ProcessNode node, ObjectNode process) {
    process.put("uid", node.guid().toString());
    if (node.pid() != ProcessEvent.UNKNOWN_PID) {
      process.put("pid", node.pid());
    }
    text("name", fileName(node.image()), process);
    text("path", node.image(), process);
    text("cmd_line", mask.mask(node.commandLine()), process);
    if (!node.isPlaceholder()) {
      process.put("created_time", node.start());
    }
  }

  /** Name and domain of an account. */
  static void user(String account, ObjectNode parent) {
    if (account == null) {
      return;
    }
    ObjectNode user = parent.putObject("user");
    int slash = account.indexOf('\\');
    user.put("name", SafeText.of(account.substring(slash + 1)));
    if (slash > 0) {
      user.put("domain", SafeText.of(account.substring(0, slash)));
    }
  }

  private static void integrity(String level, ObjectNode process) {
    if (level == null) {
      return;
    }
    int id =
        switch (level) {
          case "Untrusted" -> 1;
          case "Low" -> 2;
          case "Medium" -> 3;
          case "High" -> 4;
          case "System" -> 5;
          case "Protected" -> 6;
          default -> 99;
        };
    process.put("integrity", SafeText.of(level)).put("integrity_id", id);
  }

  /** Puts a text where there is one. */
  static void text(String key, String value, ObjectNode object) {
    if (value != null) {
      object.put(key, SafeText.of(value));
    }
  }

  /** The last part of a path; null for null. */
  static String fileName(String path) {
    return path == null ? null : SafeText.of(path.substring(path.lastIndexOf('\\') + 1));
  }
}
