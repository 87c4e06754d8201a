package io.spawnwatch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spawnwatch.cli.output.ReportFile;
import io.spawnwatch.cli.why.AgainstTelemetry;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.PlaceholderFile;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.Evaluability;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.SigmaRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules check}: what becomes of every document. */
@Command(
    name = "check",
    description = "Says of every document whether it can be used, and if not, where and why.",
    mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--against",
      paramLabel = "TELEMETRY",
      description = {
        "Says of every rule how far 4688, 4688-nocmd or sysmon can evaluate it,",
        "or the fields that a file or folder of sample events has."
      })
  private String against;

  @Option(
      names = "--placeholders",
      paramLabel = "FILE",
      description = "Values for the expand modifier: a YAML map of names to lists of values.")
  private Path placeholderFile;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the problems as JSON.")
  private Path jsonFile;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders of rules.")
  private List<String> paths;

  @Override
  public Integer call() throws IOException, ConfigurationException {
    RuleLibrary library = library(documents());
    PrintWriter out = ReportFile.beside(jsonFile, spec.commandLine());
    for (Problem problem : library.problems()) {
      out.println(kind(problem.kind()) + ": " + problem);
    }
    library.warnings().forEach(warning -> out.println("warning: " + warning));
    out.printf(
        "%,d rules and %,d sequences loaded, %,d unsupported, %,d failed, %,d not for this stream%n",
        library.rules().size(),
        library.sequences().size(),
        library.count(Problem.Kind.UNSUPPORTED),
        library.count(Problem.Kind.FAILED),
        library.count(Problem.Kind.NOT_FOR_THIS_STREAM));
    AgainstTelemetry telemetry = against == null ? null : AgainstTelemetry.of(library, against);
    if (telemetry != null) {
      print(telemetry, library, out);
    }
    if (jsonFile != null) {
      ReportFile.write(jsonFile, json(library, telemetry), spec.commandLine());
    }
    return library.failures().isEmpty() ? 0 : ExitCodes.BAD_USE;
  }

  /** Sequences and filters may name bundled rules: these are there, but not told of. */
  private RuleLibrary library(List<RuleDocument> own) throws IOException, ConfigurationException {
    List<RuleDocument> all = new ArrayList<>(own);
    if (paths.stream().map(Path::of).noneMatch(ProgramHome::holds)) {
      all.addAll(RuleFiles.bundled());
    }
    Set<String> files = own.stream().map(RuleDocument::path).collect(Collectors.toSet());
    return LibraryLoader.load(all, placeholders()).of(files);
  }

  /** A wrong path must not pass for rules without errors. */
  private List<RuleDocument> documents() throws IOException, ConfigurationException {
    List<RuleDocument> documents = RuleFiles.read(paths);
    if (documents.isEmpty()) {
      throw new ConfigurationException(
          List.of(String.join(", ", paths) + ": expected rules (.yml, .yaml), found none"));
    }
    return documents;
  }

  private Map<String, List<String>> placeholders() throws IOException, ConfigurationException {
    if (placeholderFile == null) {
      return Map.of();
    }
    try {
      return PlaceholderFile.parse(RuleFiles.read(placeholderFile));
    } catch (SigmaException e) {
      throw new ConfigurationException(e.problems().stream().map(Object::toString).toList());
    }
  }

  private static void print(AgainstTelemetry telemetry, RuleLibrary library, PrintWriter out) {
    for (SigmaRule rule : library.rules()) {
      Evaluability found = telemetry.rules().get(rule.id());
      if (found.verdict() != Evaluability.Verdict.FULL) {
        out.printf(
            "%s: %s: %s%n", word(found), rule.header().path(), AgainstTelemetry.reason(found));
      }
    }
    telemetry.summary().forEach(out::println);
  }

  private static String word(Evaluability evaluability) {
    return evaluability.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static String kind(Problem.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String json(RuleLibrary library, AgainstTelemetry telemetry) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("rules", library.rules().size()).put("sequences", library.sequences().size());
    ArrayNode problems = root.putArray("problems");
    for (Problem problem : library.problems()) {
      problems
          .addObject()
          .put("kind", kind(problem.kind()))
          .put("path", problem.path())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("where", problem.where())
          .put("message", problem.message());
    }
    if (telemetry != null) {
      ArrayNode rules = root.putArray("against");
      telemetry
          .rules()
          .forEach(
              (id, found) ->
                  rules
                      .addObject()
                      .put("rule", id)
                      .put("verdict", word(found))
                      .put("missing", AgainstTelemetry.names(found.missing()))
                      .put("needed", AgainstTelemetry.names(found.needed())));
    }
    return root.toPrettyString();
  }
}
