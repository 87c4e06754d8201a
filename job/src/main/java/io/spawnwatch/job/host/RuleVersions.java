package io.spawnwatch.job.host;

import io.spawnwatch.sigma.RuleDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Which text of a rule raised a finding: a hash of its file, stated with the rule. */
final class RuleVersions {

  private static final int BYTES = 6;

  private RuleVersions() {}

  /** The hashes, 12 hexadecimal digits each, by the files' paths. */
  static Map<String, String> of(List<RuleDocument> documents) {
    Map<String, String> versions = new HashMap<>();
    for (RuleDocument document : documents) {
      versions.put(document.path(), version(document.text()));
    }
    return versions;
  }

  private static String version(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
