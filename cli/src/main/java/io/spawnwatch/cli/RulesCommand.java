package io.spawnwatch.cli;

import picocli.CommandLine.Command;

@Command(name = "rules")
final class RulesCommand implements Runnable {
  @Override
  public void run() {}
}
