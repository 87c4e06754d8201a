package io.spawnwatch.sigma;

/** A regex overran its budget on some text; its message never contains the text. */
public final class RegexBudgetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegexBudgetException(String message, Throwable cause) {
    super(message, cause);
  }
}
