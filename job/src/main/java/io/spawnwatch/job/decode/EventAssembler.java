package io.spawnwatch.job.decode;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.HostNames;
import io.spawnwatch.event.Origin;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEvent.Kind;
import io.spawnwatch.event.ProcessEventBuilder;
import io.spawnwatch.event.Provider;
import java.util.Locale;

/** Makes an event of a draft: which event it is, whose, when, and what its fields mean. */
final class EventAssembler {

  private static final RawField[] RAW_FIELDS = RawField.values();

  private final DecodeSettings settings;

  EventAssembler(DecodeSettings settings) {
    this.settings = settings;
  }

  /** The event, or that it is another one's. */
  Decoded assemble(Draft draft, RawRecord record) throws MalformedRecord {
    long id = eventId(draft);
    Provider provider = provider(draft, id);
    if (provider == null && !tellsProvider(draft)) {
      provider = settings.providers().get(record.source());
    }
    Kind kind = provider == null ? null : kind(provider, id);
    if (kind == null) {
      String source = draft.get(RawField.PROVIDER);
      return new Decoded.Skipped((source == null ? "unknown provider" : source) + " " + id);
    }
    ProcessEventBuilder builder =
        ProcessEvent.builder()
            .kind(kind)
            .provider(provider)
            .host(host(draft))
            .origin(new Origin(record.source(), record.partition(), record.offset()))
            .fingerprint(Fingerprint.of(record.bytes()));
    time(draft, record, builder);
    place(draft, builder);
    EcsFields.restore(draft, provider, kind);
    if (provider == Provider.SECURITY) {
      SecurityEvents.fill(draft, kind, builder);
    } else {
      SysmonEvents.fill(draft, kind, builder);
    }
    return new Decoded.Event(builder.build());
  }

  private static long eventId(Draft draft) throws MalformedRecord {
    String id = draft.get(RawField.EVENT_ID);
    if (id == null) {
      id = draft.get(RawField.EVENT_CODE);
    }
    if (id == null) {
      throw new MalformedRecord("no event id");
    }
    return Pids.decimal(id.strip(), "event id");
  }

  /** By name; where a pipeline lost it, by channel, then by fields that no other provider has. */
  private static Provider provider(Draft draft, long id) {
    String name = draft.get(RawField.PROVIDER);
    if (name == null) {
      name = draft.get(RawField.ECS_PROVIDER);
    }
    if (name != null) {
      for (Provider provider : Provider.values()) {
        if (provider.providerName().equalsIgnoreCase(name.strip())) {
          return provider;
        }
      }
      return null;
    }
    String channel = draft.get(RawField.CHANNEL);
    if (channel != null) {
      String lower = channel.toLowerCase(Locale.ROOT);
      return lower.equals("security")
          ? Provider.SECURITY
          : lower.contains("sysmon") ? Provider.SYSMON : null;
    }
    return byFields(draft, id);
  }

  private static boolean tellsProvider(Draft draft) {
    return draft.has(RawField.PROVIDER)
        || draft.has(RawField.ECS_PROVIDER)
        || draft.has(RawField.CHANNEL);
  }

  private static Provider byFields(Draft draft, long id) {
    if (id == 4688 && draft.has(RawField.NEW_PROCESS_NAME)) {
      return Provider.SECURITY;
    }
    if (id == 4689 && draft.has(RawField.PROCESS_NAME)) {
      return Provider.SECURITY;
    }
    return draft.has(RawField.PROCESS_GUID) && draft.has(RawField.IMAGE) ? Provider.SYSMON : null;
  }

  private static Kind kind(Provider provider, long id) {
    for (Kind kind : Kind.values()) {
      if (provider.eventId(kind) == id) {
        return kind;
      }
    }
    return null;
  }

  /**
   * The computer's name. A DNS name ends with a dot or without, and is the same; it loses it here,
   * not where events are read from state: there the key of what is in flight must stay as it was.
   */
  private static String host(Draft draft) throws MalformedRecord {
    String host = draft.get(RawField.COMPUTER);
    if (host == null) {
      host = draft.get(RawField.HOSTNAME);
    }
    if (host == null) {
      // Of the Elastic Common Schema: where the event happened. Shippers that write the forwarder
      // there tell the computer's name, too.
      host = draft.get(RawField.ECS_HOST_NAME);
    }
    String name = host == null ? "" : HostNames.withoutRoot(host.strip());
    if (name.isEmpty()) {
      throw new MalformedRecord("no computer name");
    }
    return name;
  }

  private void time(Draft draft, RawRecord record, ProcessEventBuilder builder)
      throws MalformedRecord {
    long time = EventTimes.of(draft, settings.zones().get(record.source()));
    if (time == TimeText.NONE) {
      throw new MalformedRecord("no time");
    }
    long bound = System.currentTimeMillis() + settings.futureBound().toMillis();
    builder.time(time).clockAhead(time > bound);
  }

  private static void place(Draft draft, ProcessEventBuilder builder) {
    if (draft.has(RawField.CHANNEL)) {
      builder.channel(draft.get(RawField.CHANNEL));
    }
    if (draft.has(RawField.RECORD_ID)) {
      builder.recordId(Pids.decimalOrNone(draft.get(RawField.RECORD_ID).strip()));
    }
  }

  /** Takes over all values that need no interpretation. */
  static void copyCarried(Draft draft, ProcessEventBuilder builder) {
    for (RawField raw : RAW_FIELDS) {
      Field field = raw.field();
      if (field != null) {
        builder.set(field, draft.get(raw));
      }
    }
  }
}
