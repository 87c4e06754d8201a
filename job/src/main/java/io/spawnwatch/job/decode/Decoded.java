package io.spawnwatch.job.decode;

import io.spawnwatch.event.ProcessEvent;

/** What became of one record. */
public sealed interface Decoded {

  /** A creation, an exit, or the start of a host. */
  record Event(ProcessEvent event) implements Decoded {}

  /**
   * A whole event, but of another id or provider.
   *
   * @param what such as {@code Security 4624}
   */
  record Skipped(String what) implements Decoded {}

  /**
   * Not an event.
   *
   * @param reason one line for a person, without the record's content
   */
  record Malformed(String reason) implements Decoded {}
}
