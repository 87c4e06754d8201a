package io.spawnwatch.job.host;

import io.spawnwatch.job.alert.Analytics;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sequence.CorrelationParser;
import io.spawnwatch.sequence.SequenceSet;
import io.spawnwatch.sigma.CompiledRules;
import io.spawnwatch.sigma.RuleHeader;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rules and sequences, compiled. Subtasks of one TaskManager share it.
 *
 * @param version of the content it was compiled from
 * @param rules all rules, and then the copies that filtered sequences have
 * @param told how many of them matches are told of: not of copies
 * @param sequences all correlation rules
 * @param silent ids of rules that are only building blocks
 * @param analytics the rules and sequences that findings name
 * @param dispositions what is not published, and why
 */
record CompiledContent(
    String version,
    CompiledRules rules,
    int told,
    SequenceSet sequences,
    Set<String> silent,
    Analytics analytics,
    Dispositions dispositions) {

  private static final Map<String, SoftReference<CompiledContent>> SHARED =
      new ConcurrentHashMap<>();

  /** The compiled form of a content that was checked before. */
  static synchronized CompiledContent of(DetectionContent content) {
    CompiledContent shared = shared(content);
    return shared == null ? of(content, content.library()) : shared;
  }

  /**
   * The same, beside the stream.
   *
   * @param pace called between documents
   */
  static CompiledContent of(DetectionContent content, Pace pace) {
    CompiledContent shared = shared(content);
    return shared == null ? of(content, content.library(pace)) : shared;
  }

  /** The same of a content that was parsed already. */
  static synchronized CompiledContent of(DetectionContent content, RuleLibrary parsed) {
    CompiledContent shared = shared(content);
    if (shared == null) {
      shared = compile(content, parsed);
      SHARED.put(content.version(), new SoftReference<>(shared));
    }
    return shared;
  }

  /** Null where it is not compiled in this process. */
  private static CompiledContent shared(DetectionContent content) {
    SoftReference<CompiledContent> known = SHARED.get(content.version());
    return known == null ? null : known.get();
  }

  private static CompiledContent compile(DetectionContent content, RuleLibrary library) {
    Map<String, RuleHeader> headers = new HashMap<>();
    checkPatterns(library);
    library.matched().forEach(rule -> headers.put(rule.id(), rule.header()));
    library.sequences().forEach(sequence -> headers.put(sequence.id(), sequence.header()));
    return new CompiledContent(
        content.version(),
        CompiledRules.compile(library.matched()),
        library.rules().size(),
        new SequenceSet(library.sequences()),
        library.silent(),
        new Analytics(headers, RuleVersions.of(content.documents()), content.version()),
        Dispositions.of(content));
  }

  /** Its text was checked where it came from; the class path of this process was not. */
  private static void checkPatterns(RuleLibrary library) {
    library.failures().stream()
        .filter(CorrelationParser::isOfPattern)
        .findFirst()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem.toString());
            });
  }
}
