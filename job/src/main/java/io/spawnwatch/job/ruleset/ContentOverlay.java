package io.spawnwatch.job.ruleset;

import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.host.Silence;
import io.spawnwatch.sigma.RuleDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of rules with others laid over it: a file that brings a rule's id takes the place of the
 * file that had it.
 */
public final class ContentOverlay {

  private final DetectionContent start;

  /** Documents by path, with their ids. */
  private final Map<String, RuleDocument> documents = new LinkedHashMap<>();

  private final Map<String, Set<String>> idsByPath = new LinkedHashMap<>();

  /** Nothing laid over it yet. */
  public ContentOverlay(DetectionContent start) {
    this.start = start;
    start.documents().forEach(this::put);
  }

  private Set<String> put(RuleDocument document) {
    Set<String> ids = DocumentIds.of(document);
    documents.put(document.path(), document);
    idsByPath.put(document.path(), ids);
    return ids;
  }

  /**
   * Lays documents over the set.
   *
   * @return the ids that they bring
   */
  public Set<String> add(List<RuleDocument> added) {
    Set<String> ids = new TreeSet<>();
    added.forEach(document -> ids.addAll(DocumentIds.of(document)));
    for (String path : new ArrayList<>(documents.keySet())) {
      if (idsByPath.get(path).stream().anyMatch(ids::contains)) {
        remove(path);
      }
    }
    added.forEach(this::put);
    return ids;
  }

  /** Takes the file out that has the rule or sequence, if there is one. */
  public void retract(String id) {
    for (String path : new ArrayList<>(documents.keySet())) {
      if (idsByPath.get(path).contains(id)) {
        remove(path);
      }
    }
  }

  private void remove(String path) {
    documents.remove(path);
    idsByPath.remove(path);
  }

  /**
   * The whole set.
   *
   * @param shadow ids that only count
   * @param silences of findings
   */
  public DetectionContent content(Set<String> shadow, List<Silence> silences) {
    return DetectionContent.of(
        List.copyOf(documents.values()), start.placeholders(), shadow, silences);
  }
}
