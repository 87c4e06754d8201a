package io.spawnwatch.cli;

import picocli.CommandLine.Command;

/** {@code rules}: tools for detection engineers. */
@Command(
    name = "rules",
    description = "Checks, tests and explains rules and sequences.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RulesCheckCommand.class,
      RulesTestCommand.class,
      RulesWhyCommand.class,
      RulesDrawCommand.class,
      RulesCoverageCommand.class,
      RulesPublishCommand.class,
      RulesListCommand.class,
      RulesRetractCommand.class,
      RulesSilenceCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class RulesCommand {}
