package io.spawnwatch.cli;

import io.spawnwatch.cli.topic.Publication;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules publish}: rules and sequences into the running job. */
@Command(
    name = "publish",
    description = {
      "Publishes rules and sequences to a running job.",
      "A file takes the place of the published or bundled one that has its ids."
    },
    exitCodeList = "1:With --wait: the job does not judge by the set within that time.",
    mixinStandardHelpOptions = true)
final class RulesPublishCommand implements Callable<Integer> {

  @Mixin private RulePublisher publisher;

  @Option(
      names = "--shadow",
      description = {
        "They only count; rule-status says what they would raise a day.",
        "Publish them again without --shadow to promote them."
      })
  private boolean shadow;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders of rules.")
  private List<String> paths;

  @Override
  public Integer call() throws Exception {
    List<RuleDocument> documents = new ArrayList<>();
    for (String path : paths) {
      for (RuleDocument document : RuleFiles.read(List.of(path))) {
        documents.add(new RuleDocument(key(path, document.path()), document.text()));
      }
    }
    Publication change = publisher.begin();
    change.add(documents, shadow);
    return publisher.publish(change);
  }

  /** The path below the folder that was given, the same on every machine. */
  private static String key(String root, String file) throws IOException {
    Path given = Path.of(root);
    Path relative =
        Files.isDirectory(given) ? given.relativize(Path.of(file)) : given.getFileName();
    return relative.toString().replace('\\', '/');
  }
}
