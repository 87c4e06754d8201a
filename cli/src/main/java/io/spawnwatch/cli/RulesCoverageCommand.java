package io.spawnwatch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.job.alert.AttackTable;
import io.spawnwatch.job.config.JobArguments;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.RuleHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rules coverage}: an ATT&CK Navigator layer (format 4.5) of what the rules detect. */
@Command(
    name = "coverage",
    description = "Prints an ATT&CK Navigator layer: per technique, how many rules detect it.",
    mixinStandardHelpOptions = true)
final class RulesCoverageCommand implements Callable<Integer> {

  private final AttackTable attack = new AttackTable();

  @Spec private CommandSpec spec;
  @Mixin private JobArguments arguments;

  @Override
  public Integer call() throws Exception {
    Map<String, List<String>> titles = byTechnique(arguments.load(Map.of()).detection().library());
    ObjectNode layer = new ObjectMapper().createObjectNode();
    layer.put("name", "Spawnwatch").put("domain", "enterprise-attack");
    layer.putObject("versions").put("layer", "4.5").put("attack", attack.version());
    ArrayNode techniques = layer.putArray("techniques");
    titles.forEach(
        (technique, rules) ->
            techniques
                .addObject()
                .put("techniqueID", technique)
                .put("score", rules.size())
                .put("comment", String.join("\n", rules)));
    spec.commandLine().getOut().println(layer.toPrettyString());
    return 0;
  }

  private Map<String, List<String>> byTechnique(RuleLibrary library) {
    List<RuleHeader> headers = new ArrayList<>();
    library.rules().forEach(rule -> headers.add(rule.header()));
    library.sequences().forEach(sequence -> headers.add(sequence.header()));
    Map<String, List<String>> titles = new TreeMap<>();
    for (RuleHeader header : headers) {
      for (String id : attack.techniqueIds(header.tags())) {
        titles.computeIfAbsent(id, t -> new ArrayList<>()).add(header.title());
      }
    }
    return titles;
  }
}
