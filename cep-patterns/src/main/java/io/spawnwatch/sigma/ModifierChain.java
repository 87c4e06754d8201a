package io.spawnwatch.sigma;

import io.spawnwatch.event.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The modifiers of an item in the order written, such as {@code contains|all}, checked for sense.
 *
 * @param modifiers each once, but for those that encode: {@code base64|base64} encodes twice
 */
record ModifierChain(List<Modifier> modifiers) {

  private static final Set<Modifier> ENCODINGS = EnumSet.range(Modifier.BASE64, Modifier.UTF16);

  /** What may stand beside a test. */
  private static final Set<Modifier> BESIDE_ANY_TEST =
      EnumSet.of(Modifier.ALL, Modifier.NEQ, Modifier.EXPAND);

  private static final Set<Modifier> REGEX_FLAGS = EnumSet.of(Modifier.I, Modifier.M, Modifier.S);

  /** A regular expression is searched for anywhere, and case-sensitive, without being told. */
  private static final Set<Modifier> BESIDE_PLACED =
      EnumSet.of(Modifier.CONTAINS, Modifier.STARTSWITH, Modifier.ENDSWITH, Modifier.CASED);

  private static final Set<Modifier> TIME_PARTS = EnumSet.range(Modifier.MINUTE, Modifier.YEAR);

  private static final Set<Modifier> COMPARISONS = EnumSet.range(Modifier.GT, Modifier.LTE);

  /**
   * The chain after the field's name.
   *
   * @throws IllegalArgumentException when a modifier is unknown or does not go with another
   */
  static ModifierChain of(List<String> names) {
    List<Modifier> modifiers = new ArrayList<>();
    for (String name : names) {
      Modifier modifier =
          Modifier.byName(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          Nearest.unknown("a modifier", name, Modifier.known())));
      if (ENCODINGS.contains(modifier) || !modifiers.contains(modifier)) {
        modifiers.add(modifier);
      }
    }
    ModifierChain chain = new ModifierChain(List.copyOf(modifiers));
    chain.check();
    return chain;
  }

  boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  /** The modifier that is the test; null where the value is text to compare with. */
  Modifier test() {
    return modifiers.stream().filter(m -> m.role() == Modifier.Role.TEST).findFirst().orElse(null);
  }

  /** The modifier that compares numbers, if there is one. */
  Optional<Modifier> comparison() {
    return modifiers.stream().filter(COMPARISONS::contains).findFirst();
  }

  /** The modifiers that change the value, in order. */
  List<Modifier> transforms() {
    return modifiers.stream().filter(m -> m.role() == Modifier.Role.TRANSFORM).toList();
  }

  /** What is legal, but probably not meant. */
  Optional<String> doubt() {
    boolean anywhere = has(Modifier.CONTAINS) || has(Modifier.STARTSWITH) || has(Modifier.ENDSWITH);
    return has(Modifier.BASE64OFFSET) && !anywhere
        ? Optional.of(
            "expected contains after base64offset, found none: what stands before and"
                + " after the value is encoded too, so the whole field hardly ever equals it")
        : Optional.empty();
  }

  private void check() {
    Modifier test = test();
    for (Modifier modifier : modifiers) {
      if (REGEX_FLAGS.contains(modifier) && test != Modifier.RE) {
        throw mismatch(modifier, "re");
      }
      if (test != null && modifier != test && !isAllowedBeside(test, modifier)) {
        throw new IllegalArgumentException(
            modifier.sigmaName() + " does not go with " + test.sigmaName());
      }
    }
  }

  private boolean isAllowedBeside(Modifier test, Modifier other) {
    boolean placed = test == Modifier.RE || test == Modifier.FIELDREF;
    return BESIDE_ANY_TEST.contains(other)
        || placed && BESIDE_PLACED.contains(other)
        || test == Modifier.RE && REGEX_FLAGS.contains(other)
        || TIME_PARTS.contains(test) && comparison().filter(other::equals).isPresent();
  }

  private static IllegalArgumentException mismatch(Modifier modifier, String needed) {
    return new IllegalArgumentException(
        "expected " + needed + " before " + modifier.sigmaName() + ", found none");
  }
}
