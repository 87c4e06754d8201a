package io.spawnwatch.job;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Origin;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEvent.Kind;
import io.spawnwatch.event.ProcessEventBuilder;
import io.spawnwatch.event.Provider;

/** Events for tests, in few words: {@code Creation.of("cmd.exe").pid(40).by(30).at(5)}. */
public final class Creation {

  public static final String HOST = "ws01.corp.example";
  public static final long BEGIN = 1_790_000_000_000L;

  private static long recordIds;

  private final ProcessEventBuilder builder = ProcessEvent.builder();
  private Kind kind = Kind.CREATION;

  private Creation(String image) {
    builder.host(HOST).provider(Provider.SECURITY).origin(new Origin("test", 0, 1));
    builder.set(Field.IMAGE, "C:\\Windows\\System32\\" + image);
    builder.set(Field.COMMAND_LINE, image).channel("security").recordId(++recordIds);
  }

  public static Creation of(String image) {
    return new Creation(image);
  }

  public Creation pid(long pid) {
    builder.pid(pid);
    return this;
  }

  /** The creator's pid. */
  public Creation by(long pid) {
    builder.parentPid(pid);
    return this;
  }

  public Creation parentImage(String image) {
    builder.set(Field.PARENT_IMAGE, "C:\\Windows\\System32\\" + image);
    return this;
  }

  public Creation command(String commandLine) {
    builder.set(Field.COMMAND_LINE, commandLine);
    return this;
  }

  public Creation host(String host) {
    builder.host(host);
    return this;
  }

  public Creation user(String user) {
    builder.set(Field.USER, user);
    return this;
  }

  /** By Sysmon, with this guid. */
  public Creation sysmon(String guid) {
    builder.provider(Provider.SYSMON).channel("sysmon").set(Field.PROCESS_GUID, guid);
    return this;
  }

  /** Sysmon's guid of the creator. */
  public Creation parentGuid(String guid) {
    builder.set(Field.PARENT_PROCESS_GUID, guid);
    return this;
  }

  /** The creator's command line, which only Sysmon tells. */
  public Creation parentCommand(String commandLine) {
    builder.set(Field.PARENT_COMMAND_LINE, commandLine);
    return this;
  }

  /** The process's exit instead. */
  public Creation exit() {
    kind = Kind.EXIT;
    builder.set(Field.COMMAND_LINE, null);
    return this;
  }

  public Creation boot() {
    kind = Kind.BOOT;
    return this;
  }

  public Creation record(long recordId) {
    builder.recordId(recordId);
    return this;
  }

  /** Seconds after the begin of every test. */
  public ProcessEvent at(double seconds) {
    return builder.kind(kind).time(BEGIN + Math.round(seconds * 1_000)).build();
  }
}
