package io.spawnwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorIdsTest {

  @Test
  void noUidOfTheCommittedListIsRenamedOrReused() throws IOException {
    try (var list = OperatorIdsTest.class.getResourceAsStream("operator-uids.txt")) {
      List<String> committed =
          new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();

      assertThat(Arrays.stream(OperatorIds.values()).map(OperatorIds::uid))
          .containsExactlyElementsOf(committed);
    }
  }
}
