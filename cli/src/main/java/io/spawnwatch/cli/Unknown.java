package io.spawnwatch.cli;

import io.spawnwatch.event.Nearest;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.RuleHeader;
import java.util.ArrayList;
import java.util.List;

/** What is said of a rule or sequence that is not there. */
final class Unknown {

  private Unknown() {}

  /** Names the rule or sequence that was probably meant. */
  static String ruleOrSequence(String called, RuleLibrary library) {
    List<RuleHeader> headers = new ArrayList<>();
    library.rules().forEach(rule -> headers.add(rule.header()));
    library.sequences().forEach(sequence -> headers.add(sequence.header()));
    return "no rule or sequence has the id, name or title " + called + nearest(called, headers);
  }

  /** Names the sequence that was probably meant. */
  static String sequence(String called, RuleLibrary library) {
    List<RuleHeader> headers = library.sequences().stream().map(s -> s.header()).toList();
    return "no sequence has the id, name or title " + called + nearest(called, headers);
  }

  private static String nearest(String called, List<RuleHeader> headers) {
    List<String> known = new ArrayList<>();
    for (RuleHeader header : headers) {
      known.add(header.title());
      if (header.name() != null) {
        known.add(header.name());
      }
    }
    return Nearest.to(called, known).map(name -> "; the nearest is " + name).orElse("");
  }
}
