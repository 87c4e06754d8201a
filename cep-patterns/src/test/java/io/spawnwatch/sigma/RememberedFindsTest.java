package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberedFindsTest {

  private static final String LETTERS = "abAB \"";
  private static final int LITERALS = 40;
  private static final int LENGTH = 600;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void findsInAnyOrderOfValuesWhatTheIndexFinds(boolean ofCommandLines) {
    LiteralIndexBuilder builder = new LiteralIndexBuilder();
    for (int id = 0; id < LITERALS; id++) {
      builder.add(text(4), anchor(), id);
    }
    LiteralIndex index = builder.build();
    RememberedFinds remembered = new RememberedFinds(index, ofCommandLines);

    for (int i = 0; i < 5_000; i++) {
      String value = text(9);
      assertThat(found(remembered, value))
          .as("seed %d, value %s", seed, value)
          .isEqualTo(found(index, value));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " -arguments"})
  void tellsValuesFromEachOtherThatDifferInAnyOneCharacter(String arguments) {
    LiteralIndexBuilder builder = new LiteralIndexBuilder();
    builder.add("a", LiteralIndex.Anchor.ANYWHERE, 1);
    builder.add("b", LiteralIndex.Anchor.ANYWHERE, 2);
    LiteralIndex index = builder.build();
    RememberedFinds remembered = new RememberedFinds(index, !arguments.isEmpty());

    for (int at = 0; at < LENGTH; at++) {
      String before = "x".repeat(at);
      String after = "x".repeat(LENGTH - at - 1) + arguments;
      for (String letter : List.of("a", "b", "c", "b")) {
        String value = before + letter + after;
        assertThat(found(remembered, value)).as(value).isEqualTo(found(index, value));
      }
    }
  }

  private static List<Integer> found(RememberedFinds remembered, String value) {
    List<Integer> found = new ArrayList<>();
    remembered.search(value, found::add);
    return found;
  }

  private static List<Integer> found(LiteralIndex index, String value) {
    List<Integer> found = new ArrayList<>();
    index.search(value, found::add);
    return found;
  }

  private LiteralIndex.Anchor anchor() {
    LiteralIndex.Anchor[] anchors = LiteralIndex.Anchor.values();
    return anchors[random.nextInt(anchors.length)];
  }

  private String text(int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
