package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names and tactics of MITRE ATT&CK techniques, to make OCSF's {@code attacks} of Sigma's tags. The
 * table is a working one; its notice stands in it.
 */
public final class AttackTable {

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");
  private static final String PREFIX = "attack.";

  /** Until ATT&CK v18; v19 parts it into {@link #HEIRS}, of which the first kept its id. */
  private static final String DEFENSE_EVASION = "attack.defense-evasion";

  private static final List<String> HEIRS = List.of("TA0005", "TA0112");

  private final JsonNode table;

  /** The jar's table. */
  public AttackTable() {
    try (InputStream in = AttackTable.class.getResourceAsStream("attack.json")) {
      table = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's ATT&CK table is broken", e);
    }
  }

  /**
   * The attacks that the tags name: one a technique, with the tactic among the tags that it belongs
   * to, else with the first it has; then the tactics that no technique of the tags belongs to. Tags
   * of ATT&CK v18 are read as what v19 made of them, and underscores as hyphens.
   */
  ArrayNode attacks(List<String> written, ObjectMapper json) {
    List<String> tags = canonical(written);
    List<String> techniques = idsOf(tags);
    List<String> tactics = tacticIds(tags, techniques);
    List<String> unused = new ArrayList<>(tactics);
    ArrayNode attacks = json.createArrayNode();
    techniques.forEach(id -> attacks.add(attack(id, tactics, unused, json)));
    for (String tactic : unused) {
      ObjectNode attack = attacks.addObject().put("version", version());
      named(attack, "tactic", tactic, table.path("tactics").path(tactic));
    }
    return attacks;
  }

  private ObjectNode attack(
      String id, List<String> tactics, List<String> unused, ObjectMapper json) {
    ObjectNode attack = json.createObjectNode().put("version", version());
    List<String> own = ownTactics(id, tactics);
    unused.removeAll(own);
    own.stream()
        .filter(tactics::contains)
        .findFirst()
        .or(() -> own.stream().findFirst())
        .ifPresent(t -> named(attack, "tactic", t, table.path("tactics").path(t)));
    named(attack, "technique", main(id), technique(main(id)));
    if (!id.equals(main(id))) {
      named(attack, "sub_technique", id, technique(id));
    }
    return attack;
  }

  private JsonNode technique(String id) {
    return table.path("techniques").path(id);
  }

  /** The technique that a sub-technique is of. */
  private static String main(String id) {
    return id.substring(0, "T1059".length());
  }

  /** The table has no tactics of some: theirs are those of the tags, if these name one alone. */
  private List<String> ownTactics(String id, List<String> ofTags) {
    List<String> own = tabledTactics(id);
    return own.isEmpty() && ofTags.size() == 1 ? ofTags : own;
  }

  private List<String> tabledTactics(String id) {
    List<String> tactics = new ArrayList<>();
    technique(id).path("tactics").forEach(tactic -> tactics.add(tactic.asText()));
    return tactics.isEmpty() && !id.equals(main(id)) ? tabledTactics(main(id)) : tactics;
  }

  private static void named(ObjectNode attack, String key, String uid, JsonNode tabled) {
    ObjectNode object = attack.putObject(key).put("uid", uid);
    if (tabled.has("name")) {
      object.put("name", tabled.path("name").asText());
    }
  }

  private static List<String> canonical(List<String> written) {
    return written.stream().map(tag -> tag.toLowerCase(Locale.ROOT).replace('_', '-')).toList();
  }

  /** The techniques that the tags name, by the ids that they have in {@link #version}. */
  public List<String> techniqueIds(List<String> written) {
    return idsOf(canonical(written));
  }

  private List<String> idsOf(List<String> tags) {
    return tags.stream()
        .map(TECHNIQUE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).toUpperCase(Locale.ROOT))
        .map(id -> table.path("renamed").path(id).asText(id))
        .distinct()
        .toList();
  }

  private List<String> tacticIds(List<String> tags, List<String> techniques) {
    Set<String> ids = new LinkedHashSet<>();
    table
        .path("tactics")
        .fields()
        .forEachRemaining(
            tactic -> {
              if (tags.contains(PREFIX + tactic.getValue().path("tag").asText())) {
                ids.add(tactic.getKey());
              }
            });
    if (tags.contains(DEFENSE_EVASION)) {
      ids.addAll(heirs(techniques));
    }
    return List.copyOf(ids);
  }

  /** What became of Defense Evasion, as far as the techniques tell. */
  private List<String> heirs(List<String> techniques) {
    List<String> meant =
        HEIRS.stream()
            .filter(heir -> techniques.stream().anyMatch(id -> tabledTactics(id).contains(heir)))
            .toList();
    return meant.isEmpty() ? HEIRS.subList(0, 1) : meant;
  }

  /** Of ATT&CK, such as {@code 19}. */
  public String version() {
    return table.path("version").asText();
  }
}
