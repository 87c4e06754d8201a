package io.spawnwatch.job.host;

import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What checking a whole set came to, in the words of {@code rules check}.
 *
 * @param problems for which it cannot be in force; empty where it can
 * @param leftOut documents that are legal, but not within what is evaluated
 * @param rules how many rules it has
 * @param sequences how many sequences it has
 */
public record ContentCheck(List<String> problems, List<String> leftOut, int rules, int sequences) {

  /** Parses and compiles the set; never fails. */
  public static ContentCheck of(DetectionContent content) {
    return of(content, () -> {});
  }

  /**
   * The same.
   *
   * @param pace called between documents
   */
  public static ContentCheck of(DetectionContent content, Runnable pace) {
    RuleLibrary library = content.library(pace);
    List<String> problems =
        new ArrayList<>(library.failures().stream().map(Problem::toString).toList());
    if (problems.isEmpty()) {
      try {
        CompiledContent.of(content, library);
      } catch (RuntimeException e) {
        problems.add("the set cannot be compiled: " + e.getMessage());
      }
    }
    List<String> leftOut =
        library.problems().stream()
            .filter(problem -> problem.kind() == Problem.Kind.UNSUPPORTED)
            .map(Problem::toString)
            .toList();
    return new ContentCheck(problems, leftOut, library.rules().size(), library.sequences().size());
  }
}
