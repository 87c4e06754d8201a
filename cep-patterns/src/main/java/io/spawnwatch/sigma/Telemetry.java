package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.Provider;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What hosts tell of their process creations, and so which fields a rule can find a value in. */
public enum Telemetry {
  /** Security 4688 with command lines, and what the lineage adds. */
  SECURITY("4688", EnumSet.complementOf(andStatus(sysmonOnly()))),
  /**
   * Security 4688 of hosts whose Group Policy leaves command lines out: of parents too, for those
   * of the lineage come from the same events.
   */
  SECURITY_WITHOUT_COMMAND_LINE("4688-nocmd", without(SECURITY.fields, commandLines())),
  /** Sysmon 1, and what the lineage adds. */
  SYSMON("sysmon", EnumSet.complementOf(andStatus(securityOnly())));

  private final String argument;
  private final Set<Field> fields;

  Telemetry(String argument, Set<Field> fields) {
    this.argument = argument;
    this.fields = fields;
  }

  private static EnumSet<Field> sysmonOnly() {
    return EnumSet.of(
        Field.CURRENT_DIRECTORY,
        Field.ORIGINAL_FILE_NAME,
        Field.DESCRIPTION,
        Field.PRODUCT,
        Field.COMPANY,
        Field.FILE_VERSION,
        Field.HASHES,
        Field.LOGON_GUID,
        Field.TERMINAL_SESSION_ID,
        Field.RULE_NAME,
        Field.UTC_TIME,
        Field.PROCESS_GUID,
        Field.PARENT_PROCESS_GUID,
        Field.MD5,
        Field.SHA1,
        Field.SHA256,
        Field.IMPHASH);
  }

  private static EnumSet<Field> securityOnly() {
    EnumSet<Field> fields = EnumSet.range(Field.SUBJECT_USER_SID, Field.STATUS);
    fields.add(Field.NEW_PROCESS_ID);
    fields.add(Field.NEW_PROCESS_NAME);
    fields.add(Field.PARENT_PROCESS_NAME);
    fields.add(Field.CREATOR_PROCESS_ID);
    return fields;
  }

  /** An exit's field: no creation has it. */
  private static EnumSet<Field> andStatus(EnumSet<Field> missing) {
    missing.add(Field.STATUS);
    return missing;
  }

  private static EnumSet<Field> commandLines() {
    return EnumSet.of(
        Field.COMMAND_LINE,
        Field.PARENT_COMMAND_LINE,
        Field.GRAND_PARENT_COMMAND_LINE,
        Field.TARGET_HOST);
  }

  private static Set<Field> without(Set<Field> fields, Set<Field> missing) {
    EnumSet<Field> left = EnumSet.copyOf(fields);
    left.removeAll(missing);
    return left;
  }

  /** The fields that a creation can have. */
  public Set<Field> fields() {
    return EnumSet.copyOf(fields);
  }

  /** The ids that its creations have, as text. */
  public Set<String> eventIds() {
    Provider provider = this == SYSMON ? Provider.SYSMON : Provider.SECURITY;
    return Set.of(Integer.toString(provider.eventId(ProcessEvent.Kind.CREATION)));
  }

  /** As the command line names it. */
  public String argument() {
    return argument;
  }

  /** That of the argument; none where it is another word. */
  public static Optional<Telemetry> of(String argument) {
    return Arrays.stream(values()).filter(t -> t.argument.equals(argument)).findFirst();
  }

  /** All arguments, for a message. */
  public static String known() {
    return Arrays.stream(values()).map(Telemetry::argument).collect(Collectors.joining(", "));
  }
}
