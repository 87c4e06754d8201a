package io.spawnwatch.sequence;

import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that a correlation rule refers to, as it names them, in the order of its steps. */
final class ReferencedRules {

  private final RuleReferences references;
  private final String path;
  private final ProblemReport report;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Set<String> unresolved = new HashSet<>();

  ReferencedRules(RuleReferences references, String path, ProblemReport report) {
    this.references = references;
    this.path = path;
    this.report = report;
  }

  /** Adds a rule, or reports why it cannot be. */
  void add(String reference, YamlNode node, String where) {
    List<String> meant = references.resolve(reference, path);
    String quoted = '"' + reference + '"';
    if (meant.size() != 1) {
      unresolved.add(reference);
    }
    if (meant.isEmpty() && references.isLeftOut(reference)) {
      report.unsupported(node, where, "the rule " + quoted + " was left out");
    } else if (meant.isEmpty()) {
      String near = references.nearest(reference).map(n -> "; the nearest is " + n).orElse("");
      report.failed(node, where, "no rule has the id or name " + quoted + near);
    } else if (meant.size() > 1) {
      String ids = String.join(", ", meant);
      report.failed(node, where, "several rules have the name " + quoted + ": " + ids);
    } else if (ids.containsValue(meant.get(0))) {
      report.failed(node, where, quoted + " stands here twice");
    } else {
      ids.put(reference, meant.get(0));
    }
  }

  /** The id of a rule among these, by whatever it is called. */
  Optional<String> id(String reference) {
    String id = ids.get(reference);
    if (id == null) {
      List<String> meant = references.resolve(reference, path);
      id = meant.size() == 1 && ids.containsValue(meant.get(0)) ? meant.get(0) : null;
    }
    return Optional.ofNullable(id);
  }

  /** Whether it was told of the reference already that it cannot be resolved. */
  boolean isUnresolved(String reference) {
    return unresolved.contains(reference);
  }

  /** Their names as written. */
  Set<String> names() {
    return ids.keySet();
  }

  /** Their ids, in the order of the steps. */
  Collection<String> ids() {
    return ids.values();
  }
}
