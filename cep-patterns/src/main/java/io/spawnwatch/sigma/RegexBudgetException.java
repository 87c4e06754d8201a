package io.spawnwatch.sigma;

/** A regex overran its budget on some text; its message never contains the text. */
public final class RegexBudgetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without a stack trace: an attacker's texts may make many of it. */
  RegexBudgetException(String message) {
    super(message, null, false, false);
  }
}
