package io.spawnwatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.ruleset.RuleManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a job says of a published set. Publishing writes to topics, whether a job reads them or not:
 * only its own words tell.
 *
 * @param status its messages so far, oldest first: JSON objects
 * @param out where people read it
 */
record RuleUptake(Supplier<List<String>> status, PrintWriter out) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Exit code: the job does not judge by the set. */
  static final int NOT_TAKEN_IN = 1;

  private static final Duration POLL = Duration.ofMillis(200);

  /** Says what is known at once, and how the rest is found out. */
  void tell() throws IOException {
    JsonNode last = last(message -> true);
    if (last.isEmpty()) {
      out.println(
          "no job has ever answered: one takes this in if it runs with rules.published: true");
    } else {
      out.printf("the job's last word is of %s%n", time(last));
    }
    out.println("whether it takes this in tells `rules list`, or --wait SECONDS");
  }

  /**
   * Waits until the job judges by the set.
   *
   * @param asked when it was published
   * @return the command's exit code
   */
  int await(RuleManifest manifest, Instant asked, long seconds)
      throws IOException, InterruptedException {
    Instant deadline = asked.plusSeconds(seconds);
    while (Instant.now().isBefore(deadline)) {
      JsonNode told = last(message -> message.path("manifest").asText().equals(manifest.hash()));
      JsonNode active = last(message -> message.path("status").asText().equals("active"));
      if (told.path("status").asText().equals("failed")) {
        told.path("problems").forEach(problem -> out.println(problem.asText()));
        return NOT_TAKEN_IN;
      }
      if (told.has("set") && active.path("set").equals(told.path("set"))) {
        out.printf("active as %s%n", told.path("set").asText());
        return 0;
      }
      Thread.sleep(POLL.toMillis());
    }
    out.printf("not active within %d s: is the job running, with rules.published?%n", seconds);
    return NOT_TAKEN_IN;
  }

  /** The last status message that is so; an empty object where none is. */
  private JsonNode last(Predicate<JsonNode> wanted) throws IOException {
    JsonNode last = JSON.createObjectNode();
    for (String line : status.get()) {
      JsonNode message = JSON.readTree(line);
      last = wanted.test(message) ? message : last;
    }
    return last;
  }

  private static Instant time(JsonNode status) {
    return Instant.ofEpochMilli(status.path("time").asLong());
  }
}
