package io.spawnwatch.sigma;

import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Gathers the problems of one document, so that all are told at once. */
public final class ProblemReport {

  private final String path;
  private final int document;
  private final String subject;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  /**
   * A report without problems yet.
   *
   * @param path the file
   * @param document with whose title every place begins, if it has one
   */
  public ProblemReport(String path, YamlMap document) {
    this.path = path;
    this.document = document.line();
    String title = document.text("title", "");
    this.subject = title.isBlank() ? "" : title.strip() + " > ";
  }

  private Problem problem(Problem.Kind kind, int line, int column, String where, String message) {
    return new Problem(kind, path, document, line, column, subject + where, message);
  }

  /** A place, to tell of later. */
  Problem at(YamlNode node, String where) {
    return problem(Problem.Kind.UNSUPPORTED, node.line(), node.column(), where, "");
  }

  /** The document cannot be used. */
  public void failed(YamlNode at, String where, String message) {
    failed(at.line(), at.column(), where, message);
  }

  /** The document cannot be used. */
  public void failed(int line, int column, String where, String message) {
    problems.add(problem(Problem.Kind.FAILED, line, column, where, message));
  }

  /** The document is legal, but asks for what Spawnwatch does not evaluate. */
  public void unsupported(YamlNode at, String where, String message) {
    problems.add(problem(Problem.Kind.UNSUPPORTED, at.line(), at.column(), where, message));
  }

  /** The document is for another log source. */
  public void notForThisStream(YamlNode at, String message) {
    problems.add(
        problem(Problem.Kind.NOT_FOR_THIS_STREAM, at.line(), at.column(), "logsource", message));
  }

  /** Legal, used, but probably not meant. */
  public void warn(int line, int column, String where, String message) {
    warnings.add(problem(Problem.Kind.UNSUPPORTED, line, column, where, message));
  }

  /** What was only warned of. */
  public List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Passes where there is no problem.
   *
   * @throws SigmaException with all of them, where there is one
   */
  public void throwIfAny() throws SigmaException {
    if (!problems.isEmpty()) {
      throw new SigmaException(problems, warnings);
    }
  }
}
