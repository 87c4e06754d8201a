package io.spawnwatch.sigma;

import java.util.List;

/** A document that cannot be used; carries all problems that were found in it. */
public final class SigmaException extends Exception {

  private final transient List<Problem> problems;
  private final transient List<Problem> warnings;

  public SigmaException(Problem problem) {
    this(List.of(problem));
  }

  /** At least one problem. */
  public SigmaException(List<Problem> problems) {
    this(problems, List.of());
  }

  /** At least one problem, and what else the document was warned of. */
  SigmaException(List<Problem> problems, List<Problem> warnings) {
    super(problems.get(0).toString());
    this.problems = List.copyOf(problems);
    this.warnings = List.copyOf(warnings);
  }

  /** All problems, in the order found. */
  public List<Problem> problems() {
    return problems;
  }

  /** What in the document is legal, but probably not meant. */
  public List<Problem> warnings() {
    return warnings;
  }
}
