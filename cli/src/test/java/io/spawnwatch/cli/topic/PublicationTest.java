package io.spawnwatch.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.host.Silence;
import io.spawnwatch.job.ruleset.PublishedRules;
import io.spawnwatch.job.ruleset.RuleManifest;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PublicationTest {

  private PublishedRules published = new PublishedRules();

  @Test
  void aFileTakesThePlaceOfTheOneThatHasItsIdUnderAnotherKey() throws Exception {
    publish(change -> change.add(List.of(rule("old.yml", "a")), false));
    Publication change = publish(p -> p.add(List.of(rule("new.yml", "a")), false));

    assertThat(change.changes()).containsEntry("old.yml", null).containsKey("new.yml");
    assertThat(published.manifest().documents()).containsOnlyKeys("new.yml");
    assertThat(published.missing()).isEmpty();
  }

  @Test
  void whatIsPublishedAlreadyIsNotWrittenAgain() throws Exception {
    publish(change -> change.add(List.of(rule("a.yml", "a")), false));
    Publication again = publish(change -> change.add(List.of(rule("a.yml", "a")), true));

    assertThat(again.changes()).isEmpty();
    assertThat(published.manifest().shadow()).containsExactly("a.yml");
  }

  @Test
  void publishingARetractedRuleBringsItBack() throws Exception {
    publish(change -> change.add(List.of(rule("a.yml", "a")), false));
    publish(change -> change.retract("a"));
    assertThat(published.manifest().documents()).isEmpty();
    assertThat(published.manifest().retracted()).containsExactly("a");

    publish(change -> change.add(List.of(rule("a.yml", "a")), false));
    assertThat(published.manifest().documents()).containsOnlyKeys("a.yml");
    assertThat(published.manifest().retracted()).isEmpty();
  }

  @Test
  void aSilenceHasOneEndAndGoesWhenItHasPassed() throws Exception {
    publish(change -> change.silence(new Silence("a", 500, "me", "noise")));
    publish(change -> change.silence(new Silence("a", 700, "you", "more noise")));
    assertThat(published.manifest().silences())
        .containsExactly(new Silence("a", 700, "you", "more noise"));

    assertThat(new Publication(published).manifest("me", 701).silences()).isEmpty();
    publish(change -> change.end("a"));
    assertThat(published.manifest().silences()).isEmpty();
  }

  /** A change. */
  private interface Change {
    void make(Publication publication);
  }

  private Publication publish(Change change) throws IOException {
    Publication publication = new Publication(published);
    change.make(publication);
    RuleManifest manifest = publication.manifest("me", 100);
    published = publication.after(manifest);
    return publication;
  }

  private static RuleDocument rule(String path, String id) {
    return new RuleDocument(path, "title: Any\nid: " + id + "\n");
  }
}
