package io.spawnwatch.cli;

import io.spawnwatch.cli.topic.Publication;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rules retract}: rules and sequences out of the running job. */
@Command(
    name = "retract",
    description = {
      "Takes rules or sequences out of a running job, published or bundled ones:",
      "the file that has the id, with its building blocks. Publish it again to bring it back."
    },
    exitCodeList = "1:With --wait: the job does not judge by the set within that time.",
    mixinStandardHelpOptions = true)
final class RulesRetractCommand implements Callable<Integer> {

  @Mixin private RulePublisher publisher;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of rules or sequences.")
  private List<String> ids;

  @Override
  public Integer call() throws Exception {
    Publication change = publisher.begin();
    publisher.checkKnown(ids);
    ids.forEach(change::retract);
    return publisher.publish(change);
  }
}
