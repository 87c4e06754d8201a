package io.spawnwatch.event;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Gathers the values of one {@link ProcessEvent}; good for one event. */
public final class ProcessEventBuilder {

  ProcessEvent.Kind kind;
  Provider provider;
  String host;
  long time;
  String channel = "";
  long recordId = -1;
  long pid = ProcessEvent.UNKNOWN_PID;
  long parentPid = ProcessEvent.UNKNOWN_PID;
  long fingerprint;
  boolean clockAhead;
  Origin origin;
  final String[] values = new String[Field.values().length];

  ProcessEventBuilder() {}

  public ProcessEventBuilder kind(ProcessEvent.Kind kind) {
    this.kind = kind;
    return this;
  }

  public ProcessEventBuilder provider(Provider provider) {
    this.provider = provider;
    return this;
  }

  /**
   * The full computer name, in any case. It is a key, and so must be the same on both sides of a
   * wire: what UTF-8 cannot carry, a lone surrogate, becomes a question mark here already.
   */
  public ProcessEventBuilder host(String host) {
    byte[] carried = host.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    this.host = new String(carried, StandardCharsets.UTF_8);
    return this;
  }

  /** Milliseconds since 1970 UTC. */
  public ProcessEventBuilder time(long time) {
    this.time = time;
    return this;
  }

  /** The event log channel, in any case. */
  public ProcessEventBuilder channel(String channel) {
    this.channel = channel.toLowerCase(Locale.ROOT);
    return this;
  }

  public ProcessEventBuilder recordId(long recordId) {
    this.recordId = recordId;
    return this;
  }

  public ProcessEventBuilder pid(long pid) {
    this.pid = pid;
    return this;
  }

  public ProcessEventBuilder parentPid(long parentPid) {
    this.parentPid = parentPid;
    return this;
  }

  public ProcessEventBuilder fingerprint(long fingerprint) {
    this.fingerprint = fingerprint;
    return this;
  }

  public ProcessEventBuilder clockAhead(boolean clockAhead) {
    this.clockAhead = clockAhead;
    return this;
  }

  public ProcessEventBuilder origin(Origin origin) {
    this.origin = origin;
    return this;
  }

  /** Sets a carried value; null means missing. */
  public ProcessEventBuilder set(Field field, String value) {
    values[field.ordinal()] = value;
    return this;
  }

  /** The value set so far, or null. */
  public String get(Field field) {
    return values[field.ordinal()];
  }

  /**
   * The event.
   *
   * @throws NullPointerException when kind, provider, host or origin is missing
   */
  public ProcessEvent build() {
    return new ProcessEvent(this);
  }
}
