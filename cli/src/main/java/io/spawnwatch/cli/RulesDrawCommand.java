package io.spawnwatch.cli;

import io.spawnwatch.cli.draw.Picture;
import io.spawnwatch.cli.draw.SequencePicture;
import io.spawnwatch.cli.draw.SvgPicture;
import io.spawnwatch.cli.draw.TextPicture;
import io.spawnwatch.cli.output.ReportFile;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobArguments;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sequence.CorrelationRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules draw}: what a sequence asks for, as a picture. */
@Command(
    name = "draw",
    description = "Draws a sequence: its steps, what joins them, and the timespan.",
    mixinStandardHelpOptions = true)
final class RulesDrawCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JobArguments arguments;

  @Option(names = "--svg", paramLabel = "FILE", description = "Also write the picture as SVG.")
  private Path svgFile;

  @Parameters(paramLabel = "ID", description = "Id, name or title of the sequence.")
  private String id;

  @Override
  public Integer call() throws Exception {
    RuleLibrary library = arguments.load(Map.of()).detection().library();
    CorrelationRule sequence = library.sequence(id).orElseThrow(() -> unknown(library));
    Picture.Frame picture = SequencePicture.of(sequence, library);
    PrintWriter out = ReportFile.beside(svgFile, spec.commandLine());
    out.print(TextPicture.render(picture));
    out.flush();
    if (svgFile != null) {
      ReportFile.write(svgFile, SvgPicture.render(picture), spec.commandLine());
    }
    return 0;
  }

  private ConfigurationException unknown(RuleLibrary library) {
    boolean isRule = library.rule(id).isPresent();
    return new ConfigurationException(
        List.of(
            isRule
                ? id + " is a rule; rules draw draws sequences, rules why shows a rule's tree"
                : Unknown.sequence(id, library)));
  }
}
