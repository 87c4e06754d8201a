package io.spawnwatch.sigma;

/** Something legal in Sigma that Spawnwatch does not evaluate; the rule is left out by name. */
final class UnsupportedFeature extends Exception {

  UnsupportedFeature(String message) {
    super(message);
  }
}
