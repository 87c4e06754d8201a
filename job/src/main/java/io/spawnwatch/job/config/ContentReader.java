package io.spawnwatch.job.config;

import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.library.FileFault;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.PlaceholderFile;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads rules and sequences, and checks all of them before the job is submitted. */
final class ContentReader {

  private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);

  private ContentReader() {}

  static DetectionContent read(
      OptionReader options, List<String> rulePaths, List<String> problems) {
    List<RuleDocument> documents = new ArrayList<>();
    try {
      if (options.get(JobOptions.BUNDLED_RULES)) {
        documents.addAll(RuleFiles.bundled());
      }
      List<String> paths = new ArrayList<>(options.get(JobOptions.RULE_PATHS));
      paths.addAll(rulePaths);
      documents.addAll(RuleFiles.read(paths));
    } catch (NoSuchFileException e) {
      problems.add(e.getFile() + ": no such file or folder of rules");
    } catch (IOException e) {
      problems.add("rules cannot be read: " + e.getMessage());
    }
    Map<String, List<String>> placeholders = placeholders(options, problems);
    check(LibraryLoader.load(documents, placeholders), problems);
    return DetectionContent.of(documents, placeholders);
  }

  private static void check(RuleLibrary library, List<String> problems) {
    library.failures().forEach(failure -> problems.add(failure.toString()));
    library.warnings().forEach(warning -> LOG.warn("{}", warning));
    library.problems().stream()
        .filter(problem -> problem.kind() == Problem.Kind.UNSUPPORTED)
        .forEach(problem -> LOG.warn("left out: {}", problem));
  }

  /** Those of the file, then those of the options, which win. */
  private static Map<String, List<String>> placeholders(
      OptionReader options, List<String> problems) {
    Map<String, List<String>> values = new HashMap<>();
    options
        .find(JobOptions.PLACEHOLDERS_FILE)
        .ifPresent(file -> values.putAll(ofFile(file, problems)));
    options
        .get(JobOptions.PLACEHOLDERS)
        .forEach((name, list) -> values.put(name, List.of(list.split("\\s*,\\s*"))));
    return values;
  }

  private static Map<String, List<String>> ofFile(String file, List<String> problems) {
    try {
      return PlaceholderFile.parse(RuleFiles.read(Path.of(file)));
    } catch (SigmaException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
    } catch (IOException e) {
      problems.add(JobOptions.PLACEHOLDERS_FILE.key() + ": " + FileFault.of(Path.of(file), e));
    }
    return Map.of();
  }
}
