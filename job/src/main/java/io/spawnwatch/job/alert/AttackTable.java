package io.spawnwatch.job.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names and tactics of MITRE ATT&CK techniques, to make OCSF's {@code attacks} of Sigma's tags. The
 * table is a working one; its notice stands in it.
 */
final class AttackTable {

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4})(\\.\\d{3})?");
  private static final String PREFIX = "attack.";

  private final JsonNode table;

  AttackTable() {
    try (InputStream in = AttackTable.class.getResourceAsStream("attack.json")) {
      table = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's ATT&CK table is broken", e);
    }
  }

  /**
   * The attacks that the tags name: one a technique, with the tactic among the tags that it belongs
   * to, else with the first it has; then the tactics that no technique of the tags belongs to.
   */
  ArrayNode attacks(List<String> tags, ObjectMapper json) {
    List<String> tactics = tacticIds(tags);
    List<String> unused = new ArrayList<>(tactics);
    ArrayNode attacks = json.createArrayNode();
    for (String tag : tags) {
      Matcher matcher = TECHNIQUE.matcher(tag.toLowerCase(Locale.ROOT));
      if (matcher.matches()) {
        String id = matcher.group(1).toUpperCase(Locale.ROOT);
        String sub = matcher.group(2) == null ? null : id + matcher.group(2);
        attacks.add(attack(id, sub, tactics, unused, json));
      }
    }
    for (String tactic : unused) {
      ObjectNode attack = attacks.addObject().put("version", version());
      named(attack, "tactic", tactic, table.path("tactics").path(tactic));
    }
    return attacks;
  }

  private ObjectNode attack(
      String id, String sub, List<String> tactics, List<String> unused, ObjectMapper json) {
    ObjectNode attack = json.createObjectNode().put("version", version());
    JsonNode technique = table.path("techniques").path(id);
    JsonNode tabled = sub == null ? technique : table.path("techniques").path(sub);
    List<String> own = ownTactics(tabled, technique, tactics);
    unused.removeAll(own);
    own.stream()
        .filter(tactics::contains)
        .findFirst()
        .or(() -> own.stream().findFirst())
        .ifPresent(t -> named(attack, "tactic", t, table.path("tactics").path(t)));
    named(attack, "technique", id, technique);
    if (sub != null) {
      named(attack, "sub_technique", sub, tabled);
    }
    return attack;
  }

  /** The table has no tactics of some: theirs are those of the tags, if these name one alone. */
  private static List<String> ownTactics(JsonNode tabled, JsonNode technique, List<String> ofTags) {
    List<String> own = new ArrayList<>();
    tabled.path("tactics").forEach(tactic -> own.add(tactic.asText()));
    if (own.isEmpty()) {
      technique.path("tactics").forEach(tactic -> own.add(tactic.asText()));
    }
    return own.isEmpty() && ofTags.size() == 1 ? ofTags : own;
  }

  private static void named(ObjectNode attack, String key, String uid, JsonNode tabled) {
    ObjectNode object = attack.putObject(key).put("uid", uid);
    if (tabled.has("name")) {
      object.put("name", tabled.path("name").asText());
    }
  }

  private List<String> tacticIds(List<String> tags) {
    List<String> ids = new ArrayList<>();
    table
        .path("tactics")
        .fields()
        .forEachRemaining(
            tactic -> {
              if (tags.contains(PREFIX + tactic.getValue().path("tag").asText())) {
                ids.add(tactic.getKey());
              }
            });
    return ids;
  }

  private String version() {
    return table.path("version").asText();
  }
}
