package io.spawnwatch.sigma;

import java.util.List;

/** A document that cannot be used; carries all problems that were found in it. */
public final class SigmaException extends Exception {

  private final transient List<Problem> problems;

  public SigmaException(Problem problem) {
    this(List.of(problem));
  }

  /** At least one problem. */
  public SigmaException(List<Problem> problems) {
    super(problems.get(0).toString());
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order found. */
  public List<Problem> problems() {
    return problems;
  }
}
