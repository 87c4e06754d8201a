package io.spawnwatch.job.alert;

import io.spawnwatch.event.Field;
import io.spawnwatch.job.card.VisibleText;
import io.spawnwatch.job.lineage.ProcessNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A finding in one line. */
final class Sentence {

  private Sentence() {}

  /** Such as {@code WINWORD.EXE → powershell.exe → net.exe on ws01.corp.example within 9 s: …}. */
  static String of(Finding finding) {
    List<Evidence> evidence = finding.evidence();
    List<String> names = new ArrayList<>();
    parentName(evidence.get(0)).ifPresent(names::add);
    evidence.forEach(e -> names.add(name(e)));
    String chain = names.stream().limit(8).collect(Collectors.joining(" → "));
    String span = evidence.size() > 1 ? " within " + seconds(evidence) + " s" : "";
    return VisibleText.start(
        chain + " on " + where(finding) + span + ": " + finding.analytic().title(),
        OcsfWriter.MAX_TITLE);
  }

  private static String where(Finding finding) {
    long hosts = finding.evidence().stream().map(e -> e.event().host()).distinct().count();
    return hosts > 1 ? hosts + " hosts" : finding.host();
  }

  private static Optional<String> parentName(Evidence first) {
    return first.ancestors().stream()
        .findFirst()
        .map(ProcessNode::image)
        .map(OcsfProcess::fileName);
  }

  private static String name(Evidence evidence) {
    String name = OcsfProcess.fileName(evidence.event().get(Field.IMAGE));
    return name == null ? "pid " + evidence.event().pid() : name;
  }

  private static long seconds(List<Evidence> evidence) {
    long first = evidence.get(0).event().time();
    return (evidence.get(evidence.size() - 1).event().time() - first + 999) / 1_000;
  }
}
