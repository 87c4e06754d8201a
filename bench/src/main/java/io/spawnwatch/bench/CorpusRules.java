package io.spawnwatch.bench;

import io.spawnwatch.cli.events.DecodedFiles;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The rules and events that a measurement of rules is made with. */
final class CorpusRules {

  @Option(names = "--rules", required = true, description = "A file or folder of Sigma rules.")
  private String rulePath;

  @Option(names = "--events", required = true, description = "A file or folder of real events.")
  private String eventPath;

  /** Read anew each time. */
  List<SigmaRule> rules() throws Exception {
    return LibraryLoader.load(RuleFiles.read(List.of(rulePath)), Map.of()).rules();
  }

  /** All creations among the events. */
  List<ProcessEvent> creations() throws Exception {
    List<ProcessEvent> creations = new ArrayList<>();
    var files = EventFiles.find(List.of(eventPath));
    for (List<ProcessEvent> host : DecodedFiles.byHost(files, DecodeSettings.DEFAULTS).values()) {
      host.stream().filter(e -> e.kind() == ProcessEvent.Kind.CREATION).forEach(creations::add);
    }
    return creations;
  }
}
