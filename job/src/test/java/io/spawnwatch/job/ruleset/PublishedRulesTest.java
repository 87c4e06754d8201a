package io.spawnwatch.job.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.host.Silence;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PublishedRulesTest {

  private static final DetectionContent START =
      DetectionContent.of(List.of(rule("start/a.yml", "a"), rule("start/b.yml", "b")), Map.of());

  private final PublishedRules published = new PublishedRules();

  @Test
  void withoutAManifestTheStartSetHolds() throws Exception {
    published.add(new RuleRecord(false, "c.yml", rule("c.yml", "c").text()));

    assertThat(published.over(START)).contains(START);
  }

  @Test
  void waitsForTheDocumentsThatTheManifestNamesWhicheverComesFirst() throws Exception {
    RuleDocument rule = rule("c.yml", "c");
    manifest(Map.of("c.yml", Hashes.of(rule.text())), Set.of(), Set.of());

    assertThat(published.over(START)).isEmpty();
    assertThat(published.missing()).containsExactly("c.yml");
    published.add(new RuleRecord(false, "c.yml", "title: another version"));
    assertThat(published.over(START)).isEmpty();
    published.add(new RuleRecord(false, "c.yml", rule.text()));
    assertThat(paths()).containsExactly("start/a.yml", "start/b.yml", "c.yml");
  }

  @Test
  void missesADocumentThatWasDeletedUntilNoManifestNamesIt() throws Exception {
    publish("c.yml", "c", Set.of(), Set.of());
    published.add(new RuleRecord(false, "c.yml", null));
    assertThat(published.missing()).containsExactly("c.yml");

    published.add(new RuleRecord(true, "manifest", null));
    assertThat(published.missing()).isEmpty();
  }

  @Test
  void aPublishedFileTakesThePlaceOfTheOneThatHadItsId() throws Exception {
    publish("new.yml", "a", Set.of(), Set.of());

    assertThat(paths()).containsExactly("start/b.yml", "new.yml");
  }

  @Test
  void aRetractedRuleOfTheStartSetIsNotInForce() throws Exception {
    publish("c.yml", "c", Set.of(), Set.of("b"));

    assertThat(paths()).containsExactly("start/a.yml", "c.yml");
  }

  @Test
  void theSetOfAShadowDocumentCountsItsIds() throws Exception {
    publish("c.yml", "c", Set.of("c.yml"), Set.of());

    assertThat(published.over(START).orElseThrow().shadow()).containsExactly("c");
  }

  @Test
  void everyDifferenceGivesTheSetAnotherVersion() throws Exception {
    publish("c.yml", "c", Set.of(), Set.of());
    String live = published.over(START).orElseThrow().version();
    publish("c.yml", "c", Set.of("c.yml"), Set.of());
    String shadow = published.over(START).orElseThrow().version();
    published.replace(
        new RuleManifest(
            published.manifest().documents(),
            Set.of(),
            Set.of(),
            List.of(new Silence("a", 1, "me", "noise")),
            "",
            0));
    String silenced = published.over(START).orElseThrow().version();

    assertThat(Set.of(START.version(), live, shadow, silenced)).hasSize(4);
  }

  @Test
  void anUnreadableManifestLeavesTheOneBefore() throws Exception {
    publish("c.yml", "c", Set.of(), Set.of());

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> published.add(new RuleRecord(true, "manifest", "{no json"))))
        .isInstanceOf(IOException.class);
    assertThat(paths()).contains("c.yml");
  }

  @Test
  void itsRecordsMakeItAgain() throws Exception {
    publish("c.yml", "c", Set.of("c.yml"), Set.of("b"));
    PublishedRules again = new PublishedRules();
    for (RuleRecord record : published.records()) {
      again.add(record);
    }

    assertThat(again.over(START)).isEqualTo(published.over(START));
    assertThat(again.manifest()).isEqualTo(published.manifest());
  }

  @Test
  void aTombstoneOfTheManifestBringsTheStartSetBack() throws Exception {
    publish("c.yml", "c", Set.of(), Set.of("a"));
    published.add(new RuleRecord(true, "manifest", null));

    assertThat(published.over(START)).contains(START);
  }

  private List<String> paths() {
    return published.over(START).orElseThrow().documents().stream()
        .map(RuleDocument::path)
        .toList();
  }

  private void publish(String key, String id, Set<String> shadow, Set<String> retracted)
      throws IOException {
    RuleDocument rule = rule(key, id);
    published.add(new RuleRecord(false, key, rule.text()));
    manifest(Map.of(key, Hashes.of(rule.text())), shadow, retracted);
  }

  private void manifest(Map<String, String> documents, Set<String> shadow, Set<String> retracted)
      throws IOException {
    RuleManifest manifest =
        new RuleManifest(new TreeMap<>(documents), shadow, retracted, List.of(), "test", 7);
    published.add(
        new RuleRecord(true, "manifest", new String(manifest.toJson(), StandardCharsets.UTF_8)));
  }

  private static RuleDocument rule(String path, String id) {
    String text =
        """
        title: Any
        id: %s
        logsource: {category: process_creation, product: windows}
        detection: {sel: {Image|endswith: '\\%s.exe'}, condition: sel}
        """
            .formatted(id, id);
    return new RuleDocument(path, text);
  }
}
