package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that other tools enrich or look for.
 *
 * @param name where it stands in the finding
 * @param typeId OCSF's observable type
 * @param type the type's caption
 * @param value never null
 */
record OcsfObservable(String name, int typeId, String type, String value) {

  private static final String PROCESS = "evidences[].process.";

  static OcsfObservable host(String name) {
    return new OcsfObservable("evidences[].device.hostname", 1, "Hostname", name);
  }

  /** What a matched process shows: its name, file, command line and user. */
  static List<OcsfObservable> of(JsonNode process) {
    List<OcsfObservable> found = new ArrayList<>();
    add(9, "Process Name", "name", process.path("name"), found);
    add(45, "File Path", "file.path", process.path("file").path("path"), found);
    add(13, "Command Line", "cmd_line", process.path("cmd_line"), found);
    add(4, "User Name", "user.name", process.path("user").path("name"), found);
    return found;
  }

  private static void add(
      int typeId, String type, String path, JsonNode value, List<OcsfObservable> found) {
    if (value.isTextual()) {
      found.add(new OcsfObservable(PROCESS + path, typeId, type, value.asText()));
    }
  }

  void write(ObjectNode observable) {
    observable.put("name", name).put("type_id", typeId).put("type", type).put("value", value);
  }
}
