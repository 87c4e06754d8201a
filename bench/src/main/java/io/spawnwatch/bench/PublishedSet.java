package io.spawnwatch.bench;

import io.spawnwatch.cli.topic.Publication;
import io.spawnwatch.cli.topic.RuleTopicClient;
import io.spawnwatch.job.ruleset.RuleManifest;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Publishes a set of rules when it is run, and knows when that was. */
final class PublishedSet implements Runnable {

  private final RuleTopicClient client;
  private final Publication change;
  private volatile long publishedAt;

  PublishedSet(RuleTopicClient client, List<RuleDocument> documents) throws IOException {
    this.client = client;
    change = new Publication(client.published());
    change.add(documents, false);
  }

  @Override
  public void run() {
    publishedAt = System.currentTimeMillis();
    RuleManifest manifest = change.manifest("bench", publishedAt);
    try {
      client.publish(change.changes(), manifest);
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Milliseconds since 1970, at the first document; 0 before. */
  long publishedAt() {
    return publishedAt;
  }
}
