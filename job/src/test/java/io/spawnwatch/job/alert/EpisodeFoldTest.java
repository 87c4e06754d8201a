package io.spawnwatch.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EpisodeFoldTest {

  private static final double HOUR = 3_600;

  private final EpisodeFold fold = new EpisodeFold(Findings.SETTINGS);

  /** The counts at which messages were published, as {@code create 1}, {@code update 2}, … */
  private List<String> published(List<Finding> findings) {
    List<String> messages = new ArrayList<>();
    Episode episode = null;
    for (Finding finding : findings) {
      EpisodeFold.Folded folded = fold.fold(finding, episode);
      episode = folded.episode();
      if (folded.isDue()) {
        messages.add((folded.isCreate() ? "create " : "update ") + episode.count());
        episode = episode.afterMessage();
      }
    }
    return messages;
  }

  @Test
  void publishesAfterOneTenAndAHundredRepeats() {
    List<Finding> repeats = IntStream.range(0, 120).mapToObj(i -> Findings.of(i, i)).toList();

    assertThat(published(repeats))
        .containsExactly("create 1", "update 2", "update 11", "update 101");
  }

  @Test
  void publishesRepeatsAfterAQuarterOfAnHour() {
    assertThat(
            published(
                List.of(
                    Findings.of(1, 0),
                    Findings.of(2, 1),
                    Findings.of(3, 2),
                    Findings.of(4, 1_000))))
        .containsExactly("create 1", "update 2", "update 4");
  }

  @Test
  void countsAProcessOnce() {
    assertThat(published(List.of(Findings.of(1, 0), Findings.of(1, 0), Findings.of(1, 0))))
        .containsExactly("create 1");
  }

  @Test
  void opensANewFindingAfterTheQuiet() {
    Finding late = Findings.of(2, 4 * HOUR + 1);

    assertThat(published(List.of(Findings.of(1, 0), late))).containsExactly("create 1", "create 1");
    assertThat(fold.fold(late, null).episode().uid())
        .isNotEqualTo(fold.fold(Findings.of(1, 0), null).episode().uid());
  }

  @Test
  void aLateMatchBelongsToTheEpisodeThatFollowsIt() {
    assertThat(published(List.of(Findings.of(1, 2 * HOUR), Findings.of(2, 0))))
        .containsExactly("create 1", "update 2");
  }

  @Test
  void aReplayGivesTheSameUid() {
    String uid = fold.fold(Findings.of(1, 0), null).episode().uid();

    assertThat(fold.fold(Findings.of(1, 0), null).episode().uid()).isEqualTo(uid);
    assertThat(uid).matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void theUuidOfANameIsThatOfRfc9562() {
    // Computed with Python's uuid.uuid5 in the same namespace.
    assertThat(NameUuid.of("spawnwatch")).isEqualTo("e689512a-11e6-5d46-9a7d-8e688b29e12d");
  }

  @Test
  void survivesTheState() throws IOException {
    Episode episode = fold.fold(Findings.of(1, 0), null).episode();
    DataOutputSerializer out = new DataOutputSerializer(64);
    EpisodeSerializer.INSTANCE.serialize(episode, out);

    Episode read =
        EpisodeSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read).usingRecursiveComparison().isEqualTo(episode);
  }
}
