package io.spawnwatch.sigma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value on its way through the transforming modifiers of an item, in the order written. One value
 * may become several, of which any may match.
 */
final class ValueTransform {

  /**
   * pySigma's reading: an option's dash is not preceded by a word character, but followed by one.
   */
  private static final Pattern OPTION_DASH =
      Pattern.compile("\\B[-/]\\b", Pattern.UNICODE_CHARACTER_CLASS);

  private static final char[] DASHES = {'-', '/', '\u2013', '\u2014', '\u2015'};
  private static final int MAX_DASHES = 4;

  private final Map<String, List<String>> placeholders;
  private List<Glob> variants;
  private Charset bytesOf = StandardCharsets.UTF_8;

  ValueTransform(String written, Map<String, List<String>> placeholders) {
    this.placeholders = placeholders;
    this.variants = List.of(Glob.parse(written));
  }

  /** What the value became. */
  List<Glob> variants() {
    return variants;
  }

  /**
   * Applies one modifier.
   *
   * @throws UnsupportedFeature when a placeholder has no values
   * @throws IllegalArgumentException when the value does not go with the modifier
   */
  void apply(Modifier modifier) throws UnsupportedFeature {
    List<Glob> changed = new ArrayList<>();
    for (Glob variant : variants) {
      changed.addAll(change(variant, modifier));
    }
    variants = changed;
  }

  private List<Glob> change(Glob glob, Modifier modifier) throws UnsupportedFeature {
    return switch (modifier) {
      case CONTAINS -> List.of(glob.withAnyBefore().withAnyAfter());
      case STARTSWITH -> List.of(glob.withAnyAfter());
      case ENDSWITH -> List.of(glob.withAnyBefore());
      case WINDASH -> withDashes(glob);
      case WIDE, UTF16LE -> List.of(encoded(glob, StandardCharsets.UTF_16LE, ""));
      case UTF16BE -> List.of(encoded(glob, StandardCharsets.UTF_16BE, ""));
      case UTF16 -> List.of(encoded(glob, StandardCharsets.UTF_16LE, "\u00ff\u00fe"));
      case BASE64 -> List.of(Glob.literal(Base64.getEncoder().encodeToString(bytes(glob))));
      case BASE64OFFSET -> base64Offsets(bytes(glob));
      case EXPAND -> expanded(glob);
      default -> throw new IllegalStateException(modifier + " does not change values");
    };
  }

  private Glob encoded(Glob glob, Charset charset, String mark) {
    String units = new String(requirePlain(glob).getBytes(charset), StandardCharsets.ISO_8859_1);
    bytesOf = StandardCharsets.ISO_8859_1;
    return Glob.literal(mark + units);
  }

  private byte[] bytes(Glob glob) {
    return requirePlain(glob).getBytes(bytesOf);
  }

  private static String requirePlain(Glob glob) {
    if (!glob.isPlain()) {
      throw new IllegalArgumentException(
          "expected a value to encode, without wildcards (contains and its like add some,"
              + " and stand after the encoding)");
    }
    return glob.plainText();
  }

  /** The part of the encoding that does not depend on what stands before and after the value. */
  private static List<Glob> base64Offsets(byte[] bytes) {
    if (bytes.length < 2) {
      throw new IllegalArgumentException("expected at least two bytes to encode at every offset");
    }
    int[] firstOf = {0, 2, 3};
    int[] dropped = {0, 3, 2};
    List<Glob> offsets = new ArrayList<>(3);
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String encoded = Base64.getEncoder().encodeToString(shifted);
      int end = encoded.length() - dropped[shifted.length % 3];
      offsets.add(Glob.literal(encoded.substring(Math.min(firstOf[offset], end), end)));
    }
    return offsets;
  }

  private static List<Glob> withDashes(Glob glob) throws UnsupportedFeature {
    List<Glob> all = new ArrayList<>(List.of(new Glob(List.of())));
    for (Glob.Part part : glob.parts()) {
      List<String> texts =
          part instanceof Glob.Part.Literal literal ? dashVariants(literal.text()) : null;
      List<Glob> longer = new ArrayList<>();
      for (Glob begun : all) {
        if (texts == null) {
          longer.add(append(begun, part));
        } else {
          texts.forEach(text -> longer.add(append(begun, new Glob.Part.Literal(text))));
        }
      }
      all = longer;
    }
    return all;
  }

  private static Glob append(Glob begun, Glob.Part part) {
    List<Glob.Part> parts = new ArrayList<>(begun.parts());
    parts.add(part);
    return new Glob(List.copyOf(parts));
  }

  private static List<String> dashVariants(String text) throws UnsupportedFeature {
    List<String> variants = List.of(text);
    Matcher dash = OPTION_DASH.matcher(text);
    for (int found = 0; dash.find(); found++) {
      if (found == MAX_DASHES) {
        throw new UnsupportedFeature(
            "windash of more than " + MAX_DASHES + " dashes in one value; write several values");
      }
      List<String> more = new ArrayList<>(variants.size() * DASHES.length);
      for (String variant : variants) {
        for (char other : DASHES) {
          more.add(variant.substring(0, dash.start()) + other + variant.substring(dash.end()));
        }
      }
      variants = more;
    }
    return variants;
  }

  /** Placeholders stand for values as rules write them, so those may hold wildcards. */
  private List<Glob> expanded(Glob glob) throws UnsupportedFeature {
    List<Glob> expanded = new ArrayList<>();
    for (String written : new Placeholders(placeholders).expand(glob.written(), v -> v)) {
      expanded.add(Glob.parse(written));
    }
    return expanded;
  }
}
