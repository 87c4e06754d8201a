package io.spawnwatch.job.host;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.lineage.ProcessNode;
import io.spawnwatch.job.lineage.Traced;
import java.util.ArrayList;
import java.util.List;

/**
 * A creation with its lineage, as rules see it: the event's own value wins, the lineage fills what
 * is missing.
 *
 * @param event the creation
 * @param lineage the process and its ancestors, as known on arrival
 */
record TracedEvent(ProcessEvent event, Traced lineage) implements FieldValues {

  @Override
  public String get(Field field) {
    String own = event.get(field);
    return own != null ? own : fromLineage(field);
  }

  private String fromLineage(Field field) {
    return switch (field) {
      case PARENT_IMAGE -> image(ancestor(0));
      case PARENT_COMMAND_LINE -> commandLine(ancestor(0));
      case PARENT_USER -> ancestor(0) == null ? null : ancestor(0).user();
      case PARENT_INTEGRITY_LEVEL -> ancestor(0) == null ? null : ancestor(0).integrityLevel();
      case GRAND_PARENT_IMAGE -> image(ancestor(1));
      case GRAND_PARENT_COMMAND_LINE -> commandLine(ancestor(1));
      case ACTIVITY_GUID -> lineage.process().activity().toString();
      case ANCESTOR_IMAGE, ANCESTOR_PROCESS_GUID, SELF_AND_ANCESTOR_PROCESS_GUID ->
          first(all(field));
      default -> null;
    };
  }

  @Override
  public List<String> all(Field field) {
    return switch (field) {
      case ANCESTOR_IMAGE -> ancestorImages();
      case ANCESTOR_PROCESS_GUID -> guids(lineage.ancestors());
      case SELF_AND_ANCESTOR_PROCESS_GUID -> selfAndAncestors();
      case HOST_NAME, TARGET_HOST -> event.all(field);
      default -> FieldValues.super.all(field);
    };
  }

  /**
   * The values by which a sequence joins: as {@link #all}, but every guid is the canonical id of
   * the process that the lineage resolved, never the event's own text.
   */
  List<String> joined(Field field) {
    return switch (field) {
      case PROCESS_GUID -> List.of(lineage.process().guid().toString());
      case PARENT_PROCESS_GUID ->
          lineage.process().parent() == null
              ? List.of()
              : List.of(lineage.process().parent().toString());
      default -> all(field);
    };
  }

  private ProcessNode ancestor(int distance) {
    List<ProcessNode> ancestors = lineage.ancestors();
    return distance < ancestors.size() ? ancestors.get(distance) : null;
  }

  private static String image(ProcessNode node) {
    return node == null ? null : node.image();
  }

  private static String commandLine(ProcessNode node) {
    return node == null ? null : node.commandLine();
  }

  private List<String> ancestorImages() {
    List<String> images = new ArrayList<>(lineage.ancestors().size());
    for (ProcessNode ancestor : lineage.ancestors()) {
      if (ancestor.image() != null) {
        images.add(ancestor.image());
      }
    }
    return images;
  }

  private static List<String> guids(List<ProcessNode> nodes) {
    return nodes.stream().map(node -> node.guid().toString()).toList();
  }

  private List<String> selfAndAncestors() {
    List<String> guids = new ArrayList<>(lineage.ancestors().size() + 1);
    guids.add(lineage.process().guid().toString());
    guids.addAll(guids(lineage.ancestors()));
    return guids;
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? null : values.get(0);
  }
}
