package io.spawnwatch.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RocksDbOptionNamesTest {

  @ParameterizedTest
  @CsvSource({
    "state.backend.rocksdb.use-bloom-fliter, true, state.backend.rocksdb.use-bloom-filter",
    "state.backend.rocksdb.memory.manged, true, state.backend.rocksdb.memory.managed",
    "state.backend.rocksdb.predefined-options, FASTEST, FASTEST",
    "state.backend.rocksdb.thread.num, many, many",
  })
  void tellsWhatRocksDbDoesNotKnow(String key, String value, String told) {
    assertThat(RocksDbOptionNames.problem(key, value)).get().asString().contains(told);
  }

  @ParameterizedTest
  @CsvSource({
    "state.backend.rocksdb.use-bloom-filter, true",
    "state.backend.rocksdb.memory.managed, true",
    "state.backend.rocksdb.predefined-options, SPINNING_DISK_OPTIMIZED_HIGH_MEM",
    "state.backend.rocksdb.metrics.block-cache-usage, true",
    "state.backend.rocksdb.timer-service.factory, HEAP",
  })
  void acceptsWhatItKnows(String key, String value) {
    assertThat(RocksDbOptionNames.problem(key, value)).isEmpty();
  }

  @Test
  void leavesTheOptionsOfOthersAlone() {
    assertThat(RocksDbOptionNames.problem("state.backend.type", "hashmap")).isEmpty();
  }
}
