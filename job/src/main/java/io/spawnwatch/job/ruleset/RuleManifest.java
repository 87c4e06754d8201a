package io.spawnwatch.job.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spawnwatch.job.host.Silence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a published set consists of: the one record that makes documents a set. Its latest version
 * holds; documents that it does not name are not in force.
 *
 * @param documents hash of the published document (file), by key
 * @param shadow keys of documents whose rules and sequences only count
 * @param retracted ids of rules and sequences of the start set that are not in force
 * @param silences by whom, why and until when findings are not published
 * @param publishedBy who published this version; may be empty
 * @param publishedAt when, milliseconds since 1970 UTC
 */
public record RuleManifest(
    TreeMap<String, String> documents,
    Set<String> shadow,
    Set<String> retracted,
    List<Silence> silences,
    String publishedBy,
    long publishedAt) {

  /** Nothing published. */
  public static final RuleManifest EMPTY =
      new RuleManifest(new TreeMap<>(), Set.of(), Set.of(), List.of(), "", 0);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Nulls, as an older or foreign manifest may have, become empty. */
  public RuleManifest {
    documents = documents == null ? new TreeMap<>() : new TreeMap<>(documents);
    shadow = copy(shadow);
    retracted = copy(retracted);
    silences = silences == null ? List.of() : List.copyOf(silences);
    publishedBy = publishedBy == null ? "" : publishedBy;
  }

  private static Set<String> copy(Collection<String> texts) {
    return texts == null ? Set.of() : Set.copyOf(texts);
  }

  /** A hash of what is in force by it, whoever published it and when. */
  public String hash() {
    return Hashes.of(
        documents.toString() + new TreeSet<>(shadow) + new TreeSet<>(retracted) + silences);
  }

  /** One JSON object. */
  public byte[] toJson() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a manifest of plain values can be written", e);
    }
  }

  /**
   * Reads {@link #toJson}.
   *
   * @throws IOException when it is none
   */
  public static RuleManifest fromJson(byte[] json) throws IOException {
    return JSON.readValue(json, RuleManifest.class);
  }
}
