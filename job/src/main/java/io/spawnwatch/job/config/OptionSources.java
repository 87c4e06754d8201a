package io.spawnwatch.job.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where options come from; each source wins over the one before.
 *
 * @param defaults by key, under the file's
 * @param file a YAML file; null for none
 * @param overrides by key, over the file's
 */
public record OptionSources(
    Map<String, String> defaults, Path file, Map<String, String> overrides) {}
