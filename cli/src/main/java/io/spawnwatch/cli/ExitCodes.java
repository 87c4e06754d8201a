package io.spawnwatch.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the exit codes of all commands mean; a command that has a 1 says itself what that tells. */
final class ExitCodes {

  static final int BAD_USE = 2;
  static final int INTERNAL_ERROR = 70;

  private ExitCodes() {}

  /** Puts them into the help of a command and of all below it. */
  static void describe(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "Success.");
    codes.putAll(usage.exitCodeList());
    codes.put(
        String.valueOf(BAD_USE),
        "Bad usage, options or rules, or a cluster that does not answer: standard error says what.");
    codes.put(
        String.valueOf(INTERNAL_ERROR), "Something else failed; SPAWNWATCH_DEBUG=1 says where.");
    usage.exitCodeListHeading("Exit codes:%n").exitCodeList(codes);
    command.getSubcommands().values().forEach(ExitCodes::describe);
  }
}
