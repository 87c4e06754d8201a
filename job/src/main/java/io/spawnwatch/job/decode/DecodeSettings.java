package io.spawnwatch.job.decode;

import io.spawnwatch.event.Provider;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * How records are read.
 *
 * @param zones topic or file to the zone of its local times; UTC, or what the record tells, else
 * @param providers topic or file to the provider of records that tell neither provider nor channel
 * @param maxBytes a larger record is malformed
 * @param futureBound a time further ahead of the wall clock does not move its host's clock
 */
public record DecodeSettings(
    Map<String, ZoneId> zones, Map<String, Provider> providers, int maxBytes, Duration futureBound)
    implements Serializable {

  /** Nothing declared, 1 MiB, 10 minutes. */
  public static final DecodeSettings DEFAULTS =
      new DecodeSettings(Map.of(), Map.of(), 1 << 20, Duration.ofMinutes(10));
}
