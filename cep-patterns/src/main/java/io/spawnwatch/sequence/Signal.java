package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process that matched at least one rule which a sequence refers to. A process has one signal,
 * however many events (4688 and Sysmon twins) told of it.
 *
 * @param process the canonical id
 * @param order the place among the host's signals: earliest of the process's events
 * @param rules ids of the rules that it matched, only those that sequences refer to
 * @param values the values of the fields by which sequences join or count; several for a
 *     multi-valued field, absent for a missing one
 * @param reported ids of the sequences of which this signal, as the last one, was reported
 */
public record Signal(
    ProcessGuid process,
    SignalOrder order,
    Set<String> rules,
    Map<Field, List<String>> values,
    Set<String> reported) {

  /** When the process was created by its host's clock, milliseconds since 1970 UTC. */
  public long time() {
    return order.time();
  }
}
