package io.spawnwatch.job.host;

import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.RuleDocument;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole set of rules and sequences as text, checked before it is in force. Text crosses to the
 * cluster, for compiled rules are neither small nor serializable; each TaskManager compiles once.
 *
 * @param documents rule files
 * @param placeholders values of the {@code expand} modifier, by name
 * @param shadow ids of rules and sequences whose findings are only counted
 * @param silences of rules and sequences whose findings are not published for a while
 * @param version a hash of all of it, stated in every alert
 */
public record DetectionContent(
    List<RuleDocument> documents,
    Map<String, List<String>> placeholders,
    Set<String> shadow,
    List<Silence> silences,
    String version)
    implements Serializable {

  /** A set of which everything is in force. */
  public static DetectionContent of(
      List<RuleDocument> documents, Map<String, List<String>> placeholders) {
    return of(documents, placeholders, Set.of(), List.of());
  }

  /** A set, named by its content. */
  public static DetectionContent of(
      List<RuleDocument> documents,
      Map<String, List<String>> placeholders,
      Set<String> shadow,
      List<Silence> silences) {
    String version = version(documents, placeholders, shadow, silences);
    return new DetectionContent(documents, placeholders, shadow, silences, version);
  }

  private static String version(
      List<RuleDocument> documents,
      Map<String, List<String>> placeholders,
      Set<String> shadow,
      List<Silence> silences) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (RuleDocument document : documents) {
        digest.update(document.text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      String rest = new TreeMap<>(placeholders).toString();
      if (!shadow.isEmpty() || !silences.isEmpty()) {
        rest += new TreeSet<>(shadow).toString() + silences;
      }
      digest.update(rest.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The documents, parsed. */
  public RuleLibrary library() {
    return library(() -> {});
  }

  /** The same, with something to do between documents. */
  RuleLibrary library(Runnable betweenDocuments) {
    return LibraryLoader.load(documents, placeholders, betweenDocuments);
  }
}
