package io.spawnwatch.job.ruleset;

import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the rule topics hold, read in any order: a document may come before or after the manifest
 * that names it.
 */
public final class PublishedRules {

  private final Map<String, String> documents = new TreeMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  private RuleManifest manifest = RuleManifest.EMPTY;
  private String manifestHash = RuleManifest.EMPTY.hash();

  /** Kept up with every record: to look through all for each of a thousand takes a second. */
  private final Set<String> missing = new TreeSet<>();

  /**
   * Takes a record in.
   *
   * @throws IOException when it is a manifest that cannot be read; then the one before stays
   */
  public void add(RuleRecord record) throws IOException {
    if (record.isManifest()) {
      replace(
          record.text() == null
              ? RuleManifest.EMPTY
              : RuleManifest.fromJson(record.text().getBytes(StandardCharsets.UTF_8)));
      return;
    }
    if (record.text() == null) {
      documents.remove(record.key());
      hashes.remove(record.key());
    } else {
      documents.put(record.key(), record.text());
      hashes.put(record.key(), Hashes.of(record.text()));
    }
    lookFor(record.key());
  }

  /** Takes another manifest in the place of the present one. */
  public void replace(RuleManifest changed) {
    manifest = changed;
    manifestHash = changed.hash();
    missing.clear();
    changed.documents().keySet().forEach(this::lookFor);
  }

  private void lookFor(String key) {
    String named = manifest.documents().get(key);
    if (named == null || named.equals(hashes.get(key))) {
      missing.remove(key);
    } else {
      missing.add(key);
    }
  }

  /** As it is now, for another thread. */
  PublishedRules copy() {
    PublishedRules copy = new PublishedRules();
    copy.documents.putAll(documents);
    copy.hashes.putAll(hashes);
    copy.replace(manifest);
    return copy;
  }

  /** The latest manifest; the empty one where none was published. */
  public RuleManifest manifest() {
    return manifest;
  }

  /** {@link RuleManifest#hash} of the latest manifest. */
  String manifestHash() {
    return manifestHash;
  }

  /** The published documents by key, those too that no manifest names. */
  public Map<String, String> documents() {
    return Map.copyOf(documents);
  }

  /** The records that this consists of. */
  public List<RuleRecord> records() {
    List<RuleRecord> records = new ArrayList<>();
    documents.forEach((key, text) -> records.add(new RuleRecord(false, key, text)));
    String json = new String(manifest.toJson(), StandardCharsets.UTF_8);
    records.add(new RuleRecord(true, "manifest", json));
    return records;
  }

  /**
   * The keys that the manifest names, and whose documents are not, or not in that version, here.
   */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /**
   * The whole set: the start set, with what was published over it and what was retracted out of it.
   *
   * @param start what the job was started with
   * @return empty while documents are missing
   */
  public Optional<DetectionContent> over(DetectionContent start) {
    if (!missing.isEmpty()) {
      return Optional.empty();
    }
    List<RuleDocument> live = new ArrayList<>();
    List<RuleDocument> shadow = new ArrayList<>();
    for (String key : manifest.documents().keySet()) {
      RuleDocument document = new RuleDocument(key, documents.get(key));
      (manifest.shadow().contains(key) ? shadow : live).add(document);
    }
    ContentOverlay overlay = new ContentOverlay(start);
    overlay.add(live);
    Set<String> shadowIds = overlay.add(shadow);
    manifest.retracted().forEach(overlay::retract);
    return Optional.of(overlay.content(shadowIds, manifest.silences()));
  }
}
