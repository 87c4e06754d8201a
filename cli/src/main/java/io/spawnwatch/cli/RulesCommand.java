package io.spawnwatch.cli;

import picocli.CommandLine.Command;

/** {@code rules}: tools for detection engineers. */
@Command(
    name = "rules",
    description = "Checks and tests rules and sequences.",
    mixinStandardHelpOptions = true,
    subcommands = {RulesCheckCommand.class, RulesTestCommand.class},
    synopsisSubcommandLabel = "COMMAND")
final class RulesCommand {}
