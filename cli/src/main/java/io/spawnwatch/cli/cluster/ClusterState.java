package io.spawnwatch.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was started, and where it listens.
 *
 * @param kafka host:port of the broker
 * @param rest host:port of the JobManager's web UI and REST
 * @param processes in the order of their start
 */
public record ClusterState(String kafka, String rest, List<ClusterProcess> processes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether every process runs. */
  public boolean isWhole() {
    return processes.stream().allMatch(ClusterProcess::isAlive);
  }

  /** The processes of a role. */
  public List<ClusterProcess> of(Role role) {
    return processes.stream().filter(process -> process.role() == role).toList();
  }

  /** The same with one more process. */
  ClusterState with(ClusterProcess process) {
    List<ClusterProcess> more = new ArrayList<>(processes);
    more.add(process);
    return new ClusterState(kafka, rest, List.copyOf(more));
  }

  /** The same without the processes that have ended. */
  ClusterState withoutEnded() {
    return new ClusterState(
        kafka, rest, processes.stream().filter(ClusterProcess::isAlive).toList());
  }

  /** One line: addresses, and role and pid of each process that runs. */
  public String toJson() {
    return json(false).toString();
  }

  private ObjectNode json(boolean starts) {
    ObjectNode json = JSON.createObjectNode().put("kafka", kafka).put("rest", rest);
    var list = json.putArray("processes");
    for (ClusterProcess process : processes) {
      ObjectNode entry = list.addObject().put("role", process.role().toString());
      entry.put("pid", process.pid());
      if (starts) {
        entry.put("started", process.started().toString());
      }
    }
    return json;
  }

  /** Replaces the file at once, so that no reader ever sees half of it. */
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, json(true) + "\n");
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  static ClusterState read(Path file) throws IOException {
    JsonNode json = JSON.readTree(file.toFile());
    List<ClusterProcess> processes = new ArrayList<>();
    for (JsonNode process : json.path("processes")) {
      processes.add(
          new ClusterProcess(
              Role.of(process.path("role").asText()),
              process.path("pid").asLong(),
              Instant.parse(process.path("started").asText())));
    }
    return new ClusterState(json.path("kafka").asText(), json.path("rest").asText(), processes);
  }
}
