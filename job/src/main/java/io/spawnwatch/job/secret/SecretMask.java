package io.spawnwatch.job.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Masks passwords in command lines, so that nothing that a person or a ticket receives carries one.
 * Equal secrets get equal tags, from a keyed hash; the tag tells nothing else. Secrets in encoded
 * PowerShell are masked too: the base64 is then shown decoded.
 */
public final class SecretMask {

  private static final int MAX_NESTING = 3;
  private static final List<SecretPattern> PATTERNS =
      Stream.of(ToolSecrets.ALL, NamedSecrets.ALL).flatMap(List::stream).toList();

  /** What is shown in the place of a part. */
  private record Replacement(TextSpan span, String text) {}

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
    return commandLine == null || key == null ? commandLine : masked(commandLine, MAX_NESTING);
  }

  private String masked(String text, int nesting) {
    List<Replacement> replacements = nesting == 0 ? List.of() : decoded(text, nesting);
    List<Replacement> all = new ArrayList<>(replacements);
    for (TextSpan secret : secrets(text)) {
      if (replacements.stream().noneMatch(r -> r.span().meets(secret))) {
        all.add(new Replacement(secret, tag(secret.of(text))));
      }
    }
    all.sort(Comparator.comparingInt(r -> r.span().begin()));
    return replaced(text, all);
  }

  /** The encoded parts that hold a secret: what carries one must not be shown as it is. */
  private List<Replacement> decoded(String text, int nesting) {
    List<Replacement> parts = new ArrayList<>();
    for (EncodedCommand encoded : EncodedCommand.in(text)) {
      String masked = masked(encoded.text(), nesting - 1);
      if (!masked.equals(encoded.text())) {
        TextSpan span = new TextSpan(encoded.begin(), encoded.end());
        parts.add(new Replacement(span, "⟨decoded: " + masked + "⟩"));
      }
    }
    return parts;
  }

  /** The secrets of all patterns, in order, none overlapping another. */
  private static List<TextSpan> secrets(String text) {
    List<TextSpan> found = new ArrayList<>(found(text));
    if (text.indexOf(CaretFreeText.CARET) >= 0) {
      CaretFreeText read = CaretFreeText.of(text);
      found(read.text()).forEach(span -> found.add(read.written(span)));
    }
    found.sort(Comparator.comparingInt(TextSpan::begin));
    List<TextSpan> apart = new ArrayList<>();
    for (TextSpan span : found) {
      int last = apart.size() - 1;
      if (last >= 0 && apart.get(last).meets(span)) {
        apart.set(last, apart.get(last).with(span));
      } else {
        apart.add(span);
      }
    }
    return apart;
  }

  private static List<TextSpan> found(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return PATTERNS.stream().flatMap(p -> p.find(text, lowerCase).stream()).toList();
  }

  private static String replaced(String text, List<Replacement> replacements) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Replacement replacement : replacements) {
      masked.append(text, from, replacement.span().begin()).append(replacement.text());
      from = replacement.span().end();
    }
    return masked.append(text, from, text.length()).toString();
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
