package io.spawnwatch.cli.topic;

import io.spawnwatch.job.host.Silence;
import io.spawnwatch.job.ruleset.DocumentIds;
import io.spawnwatch.job.ruleset.Hashes;
import io.spawnwatch.job.ruleset.PublishedRules;
import io.spawnwatch.job.ruleset.RuleManifest;
import io.spawnwatch.job.ruleset.RuleRecord;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A change of what is published: which documents to write, and the manifest after it. */
public final class Publication {

  private final PublishedRules before;
  private final TreeMap<String, String> hashes;
  private final Map<String, String> texts;
  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Set<String> shadow;
  private final Set<String> retracted;
  private final List<Silence> silences;
  private final Map<String, String> changes = new LinkedHashMap<>();

  /** No change yet. */
  public Publication(PublishedRules before) {
    this.before = before;
    RuleManifest manifest = before.manifest();
    hashes = new TreeMap<>(manifest.documents());
    texts = new TreeMap<>(before.documents());
    shadow = new TreeSet<>(manifest.shadow());
    retracted = new TreeSet<>(manifest.retracted());
    silences = new ArrayList<>(manifest.silences());
    hashes.keySet().forEach(key -> ids.put(key, idsOf(key)));
  }

  /**
   * Brings documents, in the place of those with the same key and of those with the same ids.
   *
   * @param documents their paths are their keys
   * @param onlyCounting whether they are in shadow
   */
  public void add(List<RuleDocument> documents, boolean onlyCounting) {
    for (RuleDocument document : documents) {
      Set<String> brought = DocumentIds.of(document);
      keysOf(brought).stream().filter(key -> !key.equals(document.path())).forEach(this::remove);
      if (!document.text().equals(texts.put(document.path(), document.text()))) {
        changes.put(document.path(), document.text());
      }
      hashes.put(document.path(), Hashes.of(document.text()));
      retracted.removeAll(brought);
      ids.put(document.path(), brought);
      if (onlyCounting) {
        shadow.add(document.path());
      } else {
        shadow.remove(document.path());
      }
    }
  }

  private List<String> keysOf(Set<String> wanted) {
    return ids.entrySet().stream()
        .filter(known -> !Collections.disjoint(wanted, known.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Set<String> idsOf(String key) {
    return DocumentIds.of(new RuleDocument(key, texts.getOrDefault(key, "")));
  }

  private void remove(String key) {
    hashes.remove(key);
    texts.remove(key);
    shadow.remove(key);
    ids.remove(key);
    changes.put(key, null);
  }

  /** Takes the file out that has the rule or sequence, be it published or of the start set. */
  public void retract(String id) {
    keysOf(Set.of(id)).forEach(this::remove);
    retracted.add(id);
    silences.removeIf(silence -> silence.id().equals(id));
  }

  /** Silences a rule or sequence, in the place of an earlier silence of it. */
  public void silence(Silence silence) {
    end(silence.id());
    silences.add(silence);
  }

  /** Ends the silence of a rule or sequence. */
  public void end(String id) {
    silences.removeIf(silence -> silence.id().equals(id));
  }

  /** The documents to write by key; null deletes. */
  public Map<String, String> changes() {
    return Collections.unmodifiableMap(changes);
  }

  /**
   * The manifest after the change. Silences that have ended are left out.
   *
   * @param by who publishes
   * @param now milliseconds
   */
  public RuleManifest manifest(String by, long now) {
    List<Silence> lasting = silences.stream().filter(silence -> silence.until() > now).toList();
    return new RuleManifest(hashes, shadow, retracted, lasting, by, now);
  }

  /** What will be published after it. */
  public PublishedRules after(RuleManifest manifest) throws IOException {
    PublishedRules after = new PublishedRules();
    for (RuleRecord record : before.records()) {
      after.add(record);
    }
    for (Map.Entry<String, String> change : changes.entrySet()) {
      after.add(new RuleRecord(false, change.getKey(), change.getValue()));
    }
    after.replace(manifest);
    return after;
  }
}
