package io.spawnwatch.sigma;

import static java.util.Map.entry;

import io.spawnwatch.event.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the events of any Windows host are full of: a literal that occurs there tells little. */
final class OrdinaryValues {

  private static final String SYSTEM = "C:\\Windows\\System32\\";
  private static final int SAMPLE = 10;

  private static final List<String> PROGRAMS =
      List.of(
          SYSTEM + "svchost.exe",
          SYSTEM + "svchost.exe",
          SYSTEM + "conhost.exe",
          SYSTEM + "services.exe",
          SYSTEM + "cmd.exe",
          SYSTEM + "WindowsPowerShell\\v1.0\\powershell.exe",
          "C:\\Windows\\explorer.exe",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

  private static final List<String> COMMANDS =
      List.of(
          SYSTEM + "svchost.exe -k netsvcs -p -s Schedule",
          SYSTEM + "svchost.exe -k LocalService -p",
          "\\??\\" + SYSTEM + "conhost.exe 0xffffffff -ForceV1",
          SYSTEM + "services.exe",
          SYSTEM + "cmd.exe /c net user",
          "powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\\Users\\user\\a.ps1",
          "\"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe\" --type=renderer");

  private static final List<String> FILE_NAMES =
      List.of("svchost.exe", "CONHOST.EXE", "Cmd.Exe", "PowerShell.EXE", "chrome.exe");

  /** By field; of ten events, so many have each. */
  private static final Map<Field, List<String>> VALUES =
      Map.ofEntries(
          entry(Field.IMAGE, PROGRAMS),
          entry(Field.PARENT_IMAGE, PROGRAMS),
          entry(Field.GRAND_PARENT_IMAGE, PROGRAMS),
          entry(Field.COMMAND_LINE, COMMANDS),
          entry(Field.PARENT_COMMAND_LINE, COMMANDS),
          entry(Field.ORIGINAL_FILE_NAME, FILE_NAMES),
          entry(Field.CURRENT_DIRECTORY, Collections.nCopies(5, SYSTEM)),
          entry(Field.COMPANY, Collections.nCopies(5, "Microsoft Corporation")),
          entry(Field.PRODUCT, Collections.nCopies(5, "Microsoft® Windows® Operating System")),
          entry(Field.USER, Collections.nCopies(5, "NT AUTHORITY\\SYSTEM")),
          entry(Field.PARENT_USER, Collections.nCopies(5, "NT AUTHORITY\\SYSTEM")),
          entry(Field.LOGON_ID, Collections.nCopies(5, "0x3e7")),
          entry(Field.INTEGRITY_LEVEL, List.of("System", "System", "System", "High", "Medium")));

  private OrdinaryValues() {}

  /** Which part of ordinary events has a value that matches, from 0 to 1. */
  static double share(Field field, Glob glob) {
    List<String> values = VALUES.get(field);
    if (values == null) {
      return 0;
    }
    GlobMatcher matcher = new GlobMatcher(glob, false);
    return (double) values.stream().filter(matcher::matches).count() / SAMPLE;
  }
}
