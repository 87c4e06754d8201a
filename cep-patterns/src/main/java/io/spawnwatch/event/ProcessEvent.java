package io.spawnwatch.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One creation or exit of a process, or the start of a host, as a Windows host logged it. Field
 * values have their Sysmon names and meaning: in a 4688, {@code NewProcessName} is {@code Image}
 * and the creator's {@code ProcessId} is {@code ParentProcessId}. Immutable.
 */
public final class ProcessEvent implements FieldValues {

  /** What happened. */
  public enum Kind {
    CREATION,
    EXIT,
    BOOT
  }

  /** A pid that the event does not tell. */
  public static final long UNKNOWN_PID = -1;

  private final Kind kind;
  private final Provider provider;
  private final String host;
  private final long time;
  private final String channel;
  private final long recordId;
  private final long pid;
  private final long parentPid;
  private final long fingerprint;
  private final boolean clockAhead;
  private final Origin origin;
  private final String[] values;

  ProcessEvent(ProcessEventBuilder builder) {
    this.kind = Objects.requireNonNull(builder.kind, "kind");
    this.provider = Objects.requireNonNull(builder.provider, "provider");
    this.host = Objects.requireNonNull(builder.host, "host");
    this.time = builder.time;
    this.channel = Objects.requireNonNull(builder.channel, "channel");
    this.recordId = builder.recordId;
    this.pid = builder.pid;
    this.parentPid = builder.parentPid;
    this.fingerprint = builder.fingerprint;
    this.clockAhead = builder.clockAhead;
    this.origin = Objects.requireNonNull(builder.origin, "origin");
    this.values = builder.values;
  }

  /** A builder without any value yet. */
  public static ProcessEventBuilder builder() {
    return new ProcessEventBuilder();
  }

  public Kind kind() {
    return kind;
  }

  public Provider provider() {
    return provider;
  }

  /** The full computer name, lower case: the key of everything a host owns. */
  public String host() {
    return host;
  }

  /** When it happened by the host's clock, milliseconds since 1970 UTC. */
  public long time() {
    return time;
  }

  /** The event log channel, lower case; empty where the pipeline lost it. */
  public String channel() {
    return channel;
  }

  /** The event record id within the channel; -1 where the pipeline lost it. */
  public long recordId() {
    return recordId;
  }

  /** The process's own pid, or {@link #UNKNOWN_PID}. */
  public long pid() {
    return pid;
  }

  /** The pid of the creator, or {@link #UNKNOWN_PID}. */
  public long parentPid() {
    return parentPid;
  }

  /** A 64-bit hash of the record's bytes: the last resort of an order among events. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Whether the time lies so far in the future that it must not move the host's clock. */
  public boolean isClockAhead() {
    return clockAhead;
  }

  public Origin origin() {
    return origin;
  }

  /** The event id that the provider gives to this kind of event, such as 4688. */
  public int eventId() {
    return provider.eventId(kind);
  }

  @Override
  public String get(Field field) {
    String carried = values[field.ordinal()];
    return carried != null ? carried : derived(field);
  }

  /** The value that the event itself carries, or null; nothing derived. */
  public String carried(Field field) {
    return values[field.ordinal()];
  }

  @Override
  public List<String> all(Field field) {
    return switch (field) {
      case HOST_NAME -> HostNames.of(host);
      case TARGET_HOST -> HostNames.targetsOf(get(Field.COMMAND_LINE));
      default -> FieldValues.super.all(field);
    };
  }

  private String derived(Field field) {
    return switch (field) {
      case PROVIDER_NAME -> provider.providerName();
      case CHANNEL -> channel.isEmpty() ? null : channel;
      case EVENT_ID -> Integer.toString(eventId());
      case COMPUTER -> host;
      case PROCESS_ID -> pid == UNKNOWN_PID ? null : Long.toString(pid);
      case PARENT_PROCESS_ID -> parentPid == UNKNOWN_PID ? null : Long.toString(parentPid);
      case NEW_PROCESS_ID ->
          isSecurity() && pid != UNKNOWN_PID ? "0x" + Long.toHexString(pid) : null;
      case NEW_PROCESS_NAME -> isSecurity() ? values[Field.IMAGE.ordinal()] : null;
      case PARENT_PROCESS_NAME -> isSecurity() ? values[Field.PARENT_IMAGE.ordinal()] : null;
      case CREATOR_PROCESS_ID ->
          isSecurity() && parentPid != UNKNOWN_PID ? "0x" + Long.toHexString(parentPid) : null;
      case TIME_CREATED -> Instant.ofEpochMilli(time).toString();
      case MD5, SHA1, SHA256, IMPHASH ->
          HashList.value(values[Field.HASHES.ordinal()], field.sigmaName());
      case HOST_NAME, TARGET_HOST -> first(all(field));
      default -> null;
    };
  }

  private boolean isSecurity() {
    return provider == Provider.SECURITY;
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public String toString() {
    return kind + " " + host + " pid " + pid + " " + get(Field.IMAGE) + " at " + time;
  }
}
