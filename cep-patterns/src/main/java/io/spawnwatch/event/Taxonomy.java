package io.spawnwatch.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the names of fields mean in a rule: the one table from Sigma's names to an event's fields.
 * Names are read in any case, but for {@code HostName}, the multi-valued field, beside {@code
 * Hostname}, which means {@code Computer}.
 */
public enum Taxonomy {
  /** Rules of the category process_creation, which use Sysmon's names. */
  PROCESS_CREATION(Map.of()),
  /** Rules for the Security log, which use a 4688's own names where they differ in meaning. */
  SECURITY_LOG(Map.of("ProcessId", Field.CREATOR_PROCESS_ID));

  private static final Map<String, Field> SYNONYMS =
      Map.of(
          "ComputerName", Field.COMPUTER,
          "Hostname", Field.COMPUTER,
          "host.name", Field.COMPUTER,
          "ParentOfParentImage", Field.GRAND_PARENT_IMAGE,
          "SystemTime", Field.TIME_CREATED,
          "@timestamp", Field.TIME_CREATED);

  private static final Map<String, Field> BY_NAME =
      Arrays.stream(Field.values())
          .filter(field -> field != Field.HOST_NAME)
          .collect(Collectors.toMap(f -> key(f.sigmaName()), Function.identity()));

  static {
    SYNONYMS.forEach((name, field) -> BY_NAME.put(key(name), field));
  }

  private final Map<String, Field> own;

  Taxonomy(Map<String, Field> own) {
    this.own =
        own.entrySet().stream()
            .collect(Collectors.toMap(e -> key(e.getKey()), Map.Entry::getValue));
  }

  /** The field that a rule of this kind calls so; none where no event has it. */
  public Optional<Field> field(String name) {
    if (name.equals(Field.HOST_NAME.sigmaName())) {
      return Optional.of(Field.HOST_NAME);
    }
    Field field = own.get(key(name));
    return Optional.ofNullable(field != null ? field : BY_NAME.get(key(name)));
  }

  /** The names that mean a field beside its own, in alphabetical order. */
  public static Map<String, Field> synonyms() {
    return new TreeMap<>(SYNONYMS);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
