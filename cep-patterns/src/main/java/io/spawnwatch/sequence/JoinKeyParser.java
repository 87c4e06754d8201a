package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Nearest;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code group-by} and {@code aliases}: what the signals of a group share. */
final class JoinKeyParser {

  private static final String WHERE = "correlation > ";

  private final YamlMap correlation;
  private final ReferencedRules rules;
  private final ProblemReport report;

  JoinKeyParser(YamlMap correlation, ReferencedRules rules, ProblemReport report) {
    this.correlation = correlation;
    this.rules = rules;
    this.report = report;
  }

  List<JoinKey> parse() {
    Map<String, JoinKey> aliases = aliases();
    List<JoinKey> keys = new ArrayList<>();
    YamlNode node = correlation.get("group-by").orElse(correlation);
    for (String name : correlation.texts("group-by", this::refuseNoField)) {
      JoinKey alias = aliases.get(name);
      if (alias != null) {
        keys.add(alias);
      } else {
        field(name, node, WHERE + "group-by")
            .ifPresent(field -> keys.add(plain(name, field, node)));
      }
    }
    aliases.values().stream().filter(alias -> !keys.contains(alias)).forEach(this::refuseUnused);
    return keys;
  }

  private void refuseUnused(JoinKey alias) {
    YamlNode node = correlation.get("aliases").orElse(correlation);
    String name = alias.name();
    report.failed(
        node, WHERE + "aliases > " + name, "nothing joins by the alias: add it to group-by");
  }

  /** Left out, it would join what is unrelated. */
  private void refuseNoField(YamlNode node) {
    report.failed(node, WHERE + "group-by", "expected a field, found " + node.describe());
  }

  private JoinKey plain(String name, Field field, YamlNode node) {
    if (hasAncestors(field)) {
      refuseMultiValued(name, node);
    }
    Map<String, Field> fields = new HashMap<>();
    rules.ids().forEach(id -> fields.put(id, field));
    return new JoinKey(name, fields);
  }

  private Map<String, JoinKey> aliases() {
    Map<String, JoinKey> aliases = new LinkedHashMap<>();
    YamlNode node = correlation.get("aliases").orElse(null);
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries().values()) {
        if (entry.value() instanceof YamlMap mapping) {
          aliases.put(entry.key(), alias(entry, mapping));
        } else {
          report.failed(entry.value(), WHERE + "aliases", "expected a map of rule to field");
        }
      }
    } else if (node != null) {
      report.failed(node, WHERE + "aliases", "expected a map, found " + node.describe());
    }
    return aliases;
  }

  private JoinKey alias(YamlMap.Entry entry, YamlMap mapping) {
    String where = WHERE + "aliases > " + entry.key();
    Map<String, Field> fields = new HashMap<>();
    for (YamlMap.Entry side : mapping.entries().values()) {
      String id = rules.id(side.key()).orElse(null);
      if (id == null && rules.isUnresolved(side.key())) {
        continue;
      }
      if (id == null) {
        report.failed(
            side.line(),
            side.column(),
            where,
            "\"" + side.key() + "\" is not among the rules " + rules.names());
      } else {
        field(mapping.text(side.key(), ""), side.value(), where)
            .ifPresent(field -> fields.put(id, field));
      }
    }
    checkSides(entry, mapping, fields, where);
    return new JoinKey(entry.key(), fields);
  }

  private void checkSides(
      YamlMap.Entry entry, YamlMap mapping, Map<String, Field> fields, String where) {
    Set<String> covered = new HashSet<>();
    mapping.entries().keySet().forEach(side -> rules.id(side).ifPresent(covered::add));
    for (String name : rules.names()) {
      if (!covered.contains(rules.id(name).orElseThrow())) {
        report.failed(
            entry.line(), entry.column(), where, "the alias has no field for the rule " + name);
      }
    }
    if (!fields.isEmpty() && fields.values().stream().allMatch(JoinKeyParser::hasAncestors)) {
      refuseMultiValued(entry.key(), mapping);
    }
  }

  private static boolean hasAncestors(Field field) {
    return field.isMultiValued() && field.isOfLineage();
  }

  /** Two unrelated processes of a host share services.exe as an ancestor. */
  private void refuseMultiValued(String name, YamlNode node) {
    report.failed(
        node,
        WHERE + "group-by",
        "\""
            + name
            + "\" has several values on every side, which joins what is unrelated;"
            + " use ActivityGuid");
  }

  private Optional<Field> field(String name, YamlNode node, String where) {
    Optional<Field> field = Field.byName(name);
    if (field.isEmpty()) {
      report.failed(node, where, Nearest.noField(name));
    }
    return field;
  }
}
