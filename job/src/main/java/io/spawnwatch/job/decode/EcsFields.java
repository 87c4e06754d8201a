package io.spawnwatch.job.decode;

import io.spawnwatch.event.ProcessEvent.Kind;
import io.spawnwatch.event.Provider;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Puts back under an event's own names what the modules of Winlogbeat and Elastic Agent rename to
 * the Elastic Common Schema, and leave nowhere else: {@code winlog.event_data.Image} becomes {@code
 * process.executable}. Elastic, "ECS field reference: process".
 */
final class EcsFields {

  private static final Map<RawField, RawField> CREATION_4688 =
      new EnumMap<>(
          Map.of(
              RawField.ECS_PID, RawField.NEW_PROCESS_ID,
              RawField.ECS_EXECUTABLE, RawField.NEW_PROCESS_NAME,
              RawField.ECS_COMMAND_LINE, RawField.COMMAND_LINE,
              RawField.ECS_PARENT_PID, RawField.PROCESS_ID,
              RawField.ECS_PARENT_EXECUTABLE, RawField.PARENT_PROCESS_NAME,
              RawField.ECS_USER_NAME, RawField.SUBJECT_USER_NAME,
              RawField.ECS_USER_DOMAIN, RawField.SUBJECT_DOMAIN_NAME));

  private static final Map<RawField, RawField> EXIT_4689 =
      new EnumMap<>(
          Map.of(
              RawField.ECS_PID, RawField.PROCESS_ID,
              RawField.ECS_EXECUTABLE, RawField.PROCESS_NAME));

  private static final Map<RawField, RawField> SYSMON =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(RawField.ECS_PID, RawField.PROCESS_ID),
              Map.entry(RawField.ECS_EXECUTABLE, RawField.IMAGE),
              Map.entry(RawField.ECS_COMMAND_LINE, RawField.COMMAND_LINE),
              Map.entry(RawField.ECS_WORKING_DIRECTORY, RawField.CURRENT_DIRECTORY),
              Map.entry(RawField.ECS_ENTITY_ID, RawField.PROCESS_GUID),
              Map.entry(RawField.ECS_PARENT_PID, RawField.PARENT_PROCESS_ID),
              Map.entry(RawField.ECS_PARENT_EXECUTABLE, RawField.PARENT_IMAGE),
              Map.entry(RawField.ECS_PARENT_COMMAND_LINE, RawField.PARENT_COMMAND_LINE),
              Map.entry(RawField.ECS_PARENT_ENTITY_ID, RawField.PARENT_PROCESS_GUID),
              Map.entry(RawField.ECS_ORIGINAL_FILE_NAME, RawField.ORIGINAL_FILE_NAME),
              Map.entry(RawField.ECS_COMPANY, RawField.COMPANY),
              Map.entry(RawField.ECS_DESCRIPTION, RawField.DESCRIPTION),
              Map.entry(RawField.ECS_PRODUCT, RawField.PRODUCT),
              Map.entry(RawField.ECS_FILE_VERSION, RawField.FILE_VERSION),
              Map.entry(RawField.ECS_RULE_NAME, RawField.RULE_NAME)));

  private static final Map<RawField, String> HASHES =
      new EnumMap<>(
          Map.of(
              RawField.ECS_MD5, "MD5=",
              RawField.ECS_SHA1, "SHA1=",
              RawField.ECS_SHA256, "SHA256=",
              RawField.ECS_IMPHASH, "IMPHASH="));

  private EcsFields() {}

  /** Restores what the event itself does not tell; what it tells stays. */
  static void restore(Draft draft, Provider provider, Kind kind) {
    if (!draft.has(RawField.ECS_EXECUTABLE) && !draft.has(RawField.ECS_PID)) {
      return;
    }
    if (provider == Provider.SECURITY) {
      restore(draft, kind == Kind.EXIT ? EXIT_4689 : CREATION_4688);
      return;
    }
    restore(draft, SYSMON);
    String name = draft.get(RawField.ECS_USER_NAME);
    draft.put(RawField.USER, Accounts.qualified(draft.get(RawField.ECS_USER_DOMAIN), name));
    draft.put(RawField.HASHES, hashes(draft));
  }

  private static void restore(Draft draft, Map<RawField, RawField> names) {
    names.forEach((ecs, own) -> draft.put(own, draft.get(ecs)));
  }

  /** As Sysmon lists them; null where there is none. */
  private static String hashes(Draft draft) {
    StringJoiner list = new StringJoiner(",");
    HASHES.forEach(
        (ecs, label) -> {
          if (draft.has(ecs)) {
            list.add(label + draft.get(ecs));
          }
        });
    return list.length() == 0 ? null : list.toString();
  }
}
