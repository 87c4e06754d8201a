package io.spawnwatch.job.alert;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Masks passwords in command lines, so that no alert carries one. Equal secrets get equal tags,
 * from a keyed hash; the tag tells nothing else. Searches in linear time, whatever the command
 * line.
 */
public final class SecretMask {

  /** Each with the secret as its only group. */
  private static final List<Pattern> SECRETS =
      Stream.of(
              "\\bnet1?(?:\\.exe)?\"?\\s+user\\s+(?:\"[^\"]+\"|[^\\s\"/]+)\\s+(\"[^\"]+\"|[^\\s/][^\\s]*)",
              "\\bnet1?(?:\\.exe)?\"?\\s+use\\s.*?/user:\\S+\\s+([^\\s/]\\S*)",
              "\\bnet1?(?:\\.exe)?\"?\\s+use\\s+\\S+\\s+\\\\\\\\\\S+\\s+([^\\s/]\\S*)\\s+/user:",
              "(?:^|\\s)[-/](?:password|passwd|pass|pwd)[:=\\s]\\s*(\"[^\"]+\"|'[^']+'|[^\\s\"'/-][^\\s\"']*)",
              "(?:password|pwd)\\s*=\\s*([^;\\s\"']+)",
              "\\bpsexec(?:64)?(?:\\.exe)?\"?\\s.*?\\s[-/]p\\s+(\"[^\"]+\"|\\S+)",
              "\\bschtasks(?:\\.exe)?\"?\\s.*?/r?p\\s+(\"[^\"]+\"|[^\\s/]\\S*)",
              "\\s/p:(\"[^\"]+\"|\\S+)",
              "\\bsshpass\\s+-p\\s*(\\S+)",
              "ConvertTo-SecureString\\s+(?:-String\\s+)?(\"[^\"]+\"|'[^']+')")
          .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
          .toList();

  /** What stands where a secret could, and is none. */
  private static final Set<String> NO_SECRETS = Set.of("*", "\"*\"");

  private final SecretKeySpec key;

  /**
   * A mask.
   *
   * @param key at least one byte; equal keys give equal tags; null masks nothing
   */
  public SecretMask(byte[] key) {
    this.key = key == null ? null : new SecretKeySpec(key, "HmacSHA256");
  }

  /** The command line without its secrets; null for null. */
  public String mask(String commandLine) {
    if (commandLine == null || key == null) {
      return commandLine;
    }
    String masked = commandLine;
    for (Pattern secret : SECRETS) {
      masked = maskOne(masked, secret);
    }
    return masked;
  }

  private String maskOne(String text, Pattern secret) {
    Matcher matcher = secret.matcher(text);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      String found = matcher.group(1);
      if (!NO_SECRETS.contains(found) && !found.startsWith("⟨secret:")) {
        masked.append(text, from, matcher.start(1)).append(tag(found));
        from = matcher.end(1);
      }
    }
    return from == 0 ? text : masked.append(text, from, text.length()).toString();
  }

  private String tag(String secret) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      byte[] hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return "⟨secret:" + HexFormat.of().formatHex(hash, 0, 2) + "⟩";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
