package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RememberedFindsTest {

  private static final String LETTERS = "abAB";
  private static final int LITERALS = 40;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void findsInAnyOrderOfValuesWhatTheIndexFinds() {
    LiteralIndexBuilder builder = new LiteralIndexBuilder();
    for (int id = 0; id < LITERALS; id++) {
      builder.add(text(4), anchor(), id);
    }
    LiteralIndex index = builder.build();
    RememberedFinds remembered = new RememberedFinds(index);

    for (int i = 0; i < 5_000; i++) {
      String value = text(7);
      List<Integer> plain = new ArrayList<>();
      index.search(value, plain::add);
      List<Integer> found = new ArrayList<>();
      remembered.search(value, found::add);
      assertThat(found).as("seed %d, value %s", seed, value).isEqualTo(plain);
    }
  }

  @Test
  void tellsValuesOfOneHashFromEachOther() {
    LiteralIndexBuilder builder = new LiteralIndexBuilder();
    builder.add("aa", LiteralIndex.Anchor.ANYWHERE, 1);
    builder.add("bbbb", LiteralIndex.Anchor.ANYWHERE, 2);
    RememberedFinds remembered = new RememberedFinds(builder.build());
    assertThat("AaBb").hasSameHashCodeAs("BBBb");

    for (int round = 0; round < 2; round++) {
      List<Integer> found = new ArrayList<>();
      remembered.search("AaBb", found::add);
      remembered.search("BBBb", found::add);
      assertThat(found).containsExactly(1, 2);
    }
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
