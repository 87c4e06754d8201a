package io.spawnwatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.host.Silence;
import io.spawnwatch.job.ruleset.DocumentIds;
import io.spawnwatch.job.ruleset.PublishedRules;
import io.spawnwatch.job.ruleset.RuleManifest;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rules list}: what is published, and what the job last said of it. */
@Command(
    name = "list",
    description = "Lists what is published to a running job, and what the job last said of it.",
    mixinStandardHelpOptions = true)
final class RulesListCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private RulePublisher publisher;

  @Option(names = "--json", description = "The manifest as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    publisher.begin();
    PublishedRules published = publisher.client().published();
    RuleManifest manifest = published.manifest();
    PrintWriter out = publisher.out();
    if (json) {
      out.println(new String(manifest.toJson(), StandardCharsets.UTF_8));
      return 0;
    }
    print(published, out);
    printStatus(publisher.client().status(), out);
    publisher.warnWhereNobodyListens();
    return 0;
  }

  private static void print(PublishedRules published, PrintWriter out) {
    RuleManifest manifest = published.manifest();
    manifest
        .documents()
        .forEach(
            (key, hash) ->
                out.printf(
                    "%s  %s  %s%s%n",
                    hash,
                    key,
                    String.join(" ", ids(key, published.documents())),
                    manifest.shadow().contains(key) ? "  (shadow)" : ""));
    manifest.retracted().stream().sorted().forEach(id -> out.println("retracted: " + id));
    for (Silence silence : manifest.silences()) {
      out.printf(
          "silenced: %s until %s by %s: %s%n",
          silence.id(), Instant.ofEpochMilli(silence.until()), silence.owner(), silence.reason());
    }
    if (manifest.publishedAt() == 0) {
      out.println("nothing is published: the job's own rules are in force");
    } else {
      out.printf(
          "%s published by %s at %s%n",
          manifest.hash(), manifest.publishedBy(), Instant.ofEpochMilli(manifest.publishedAt()));
    }
  }

  private static List<String> ids(String key, Map<String, String> documents) {
    RuleDocument document = new RuleDocument(key, documents.getOrDefault(key, ""));
    return List.copyOf(DocumentIds.of(document));
  }

  /** By which set the job judges, what its shadow rules count, and what became of a later set. */
  private static void printStatus(List<String> messages, PrintWriter out) throws IOException {
    JsonNode active = JSON.createObjectNode();
    JsonNode shadow = JSON.createObjectNode();
    JsonNode later = JSON.createObjectNode();
    for (String message : messages) {
      JsonNode status = JSON.readTree(message);
      switch (status.path("status").asText()) {
        case "active" -> active = status;
        case "shadow" -> shadow = status;
        default -> later = status;
      }
    }
    if (!active.isEmpty()) {
      out.printf("active: %s since %s%n", active.path("set").asText(), time(active));
    }
    if (!shadow.isEmpty() && shadow.path("set").equals(active.path("set"))) {
      out.printf("shadow rules so far: %s%n", shadow.path("rules"));
    }
    if (!later.isEmpty() && !later.path("set").equals(active.path("set"))) {
      out.printf("the job's last word: %s%n", later);
    }
  }

  private static Instant time(JsonNode status) {
    return Instant.ofEpochMilli(status.path("time").asLong());
  }
}
