package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.Map;

/**
 * One element of {@code group-by}: a field of every rule, or an alias that names a field for each.
 *
 * @param name the field or alias as written
 * @param fields rule id → the field whose value joins; covers every rule of the correlation
 */
public record JoinKey(String name, Map<String, Field> fields) {}
