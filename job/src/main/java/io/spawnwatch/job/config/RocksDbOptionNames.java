package io.spawnwatch.job.config;

import io.spawnwatch.event.Nearest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.state.rocksdb.PredefinedOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBNativeMetricOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.state.rocksdb.sstmerge.RocksDBManualCompactionOptions;

/**
 * The options of Flink's RocksDB backend. Flink passes over a name that it does not know, so that a
 * typing error leaves a bloom filter off; and finds a wrong value only once tasks start.
 */
final class RocksDbOptionNames {

  private static final String PREFIX = "state.backend.rocksdb.";

  private static final Map<String, ConfigOption<?>> KNOWN = new TreeMap<>();

  static {
    Stream.of(
            RocksDBOptions.class,
            RocksDBConfigurableOptions.class,
            RocksDBNativeMetricOptions.class,
            RocksDBManualCompactionOptions.class)
        .flatMap(holder -> Stream.of(holder.getDeclaredFields()))
        .filter(RocksDbOptionNames::isOption)
        .map(RocksDbOptionNames::option)
        .forEach(RocksDbOptionNames::know);
  }

  private RocksDbOptionNames() {}

  private static boolean isOption(Field field) {
    return field.getType() == ConfigOption.class
        && Modifier.isStatic(field.getModifiers())
        && Modifier.isPublic(field.getModifiers());
  }

  private static ConfigOption<?> option(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the field is public", e);
    }
  }

  private static void know(ConfigOption<?> option) {
    KNOWN.put(option.key(), option);
    StreamSupport.stream(option.fallbackKeys().spliterator(), false)
        .map(FallbackKey::getKey)
        .forEach(key -> KNOWN.put(key, option));
  }

  /**
   * What is wrong with an entry of Flink's configuration; empty also where it is not RocksDB's.
   *
   * @param key Flink's
   * @param value as text
   */
  static Optional<String> problem(String key, String value) {
    if (!key.startsWith(PREFIX)) {
      return Optional.empty();
    }
    ConfigOption<?> option = KNOWN.get(key);
    if (option == null) {
      return Nearest.to(key, KNOWN.keySet())
          .map(nearest -> "RocksDB has no such option; the nearest is " + nearest);
    }
    return isValue(option, key, value)
        ? Optional.empty()
        : Optional.of("RocksDB cannot use the value " + value);
  }

  private static boolean isValue(ConfigOption<?> option, String key, String value) {
    try {
      Configuration.fromMap(Map.of(key, value)).get(option);
      if (option == RocksDBOptions.PREDEFINED_OPTIONS) {
        PredefinedOptions.valueOf(value);
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
