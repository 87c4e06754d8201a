package io.spawnwatch.cli.run;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.rocksdb.CompressionType;

/** RocksDB for jobs in this JVM, as {@code conf/config.yaml} has it for clusters. */
public final class EmbeddedRocksDb {

  private EmbeddedRocksDb() {}

  /** Makes it the state backend of the configuration's jobs. */
  public static void set(Configuration configuration) {
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    configuration.set(
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        List.of(CompressionType.NO_COMPRESSION, CompressionType.LZ4_COMPRESSION));
  }
}
