package io.spawnwatch.bench;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A benign estate: hosts whose services, shells and browsers start processes that live for seconds
 * and end; half of the events are exits. Every command line is its own. Seeded.
 */
final class EstateLoad {

  /** A record and its key. */
  record Event(String host, String json) {}

  private record Running(long pid, String image) {}

  private static final String[][] FAMILIES = {
    {"services.exe", "svchost.exe"},
    {"svchost.exe", "taskhostw.exe"},
    {"svchost.exe", "RuntimeBroker.exe"},
    {"svchost.exe", "wbem\\WmiPrvSE.exe"},
    {"svchost.exe", "backgroundTaskHost.exe"},
    {"cmd.exe", "conhost.exe"},
    {"services.exe", "TrustedInstaller.exe"},
    {"explorer.exe", "msedge.exe"},
    {"msedge.exe", "msedge.exe"},
    {"SearchIndexer.exe", "SearchProtocolHost.exe"}
  };

  /** Somebody looks at the network settings: a signal of sequences. */
  private static final String[] RARE = {"cmd.exe", "ipconfig.exe"};

  private static final int RARE_ONE_IN = 100;
  private static final int ALIVE = 20;

  private final Random random = new Random(4_688);
  private final List<ArrayDeque<Running>> running = new ArrayList<>();
  private final long[] nextPid;
  private final long[] records;
  private long clock = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

  EstateLoad(int hosts) {
    nextPid = new long[hosts];
    records = new long[hosts];
    for (int i = 0; i < hosts; i++) {
      running.add(new ArrayDeque<>());
      nextPid[i] = 1_000;
    }
  }

  Event next() {
    int host = random.nextInt(running.size());
    clock += random.nextInt(3);
    boolean exits =
        running.get(host).size() > ALIVE || random.nextInt(4) == 0 && !running.get(host).isEmpty();
    String name = "ws" + host + ".estate.example";
    return new Event(name, exits ? exit(host, name) : creation(host, name));
  }

  private String creation(int host, String name) {
    String[] family =
        random.nextInt(RARE_ONE_IN) == 0 ? RARE : FAMILIES[random.nextInt(FAMILIES.length)];
    long pid = nextPid[host];
    nextPid[host] = 1_000 + (pid - 1_000 + 4) % 40_000;
    running.get(host).add(new Running(pid, family[1]));
    String command =
        "\\\"C:\\\\Windows\\\\System32\\\\"
            + family[1].replace("\\", "\\\\")
            + "\\\" -k netsvcs -p -s job"
            + Long.toHexString(random.nextLong());
    return record(host, name, 4688)
        + "\"SubjectUserSid\":\"S-1-5-21-1004336348-1177238915-682003330-1104\","
        + "\"SubjectUserName\":\"jdoe\",\"SubjectDomainName\":\"CORP\",\"SubjectLogonId\":\"0x4f2a91\","
        + "\"NewProcessId\":\"0x"
        + Long.toHexString(pid)
        + "\",\"NewProcessName\":\"C:\\\\Windows\\\\System32\\\\"
        + family[1].replace("\\", "\\\\")
        + "\",\"TokenElevationType\":\"%%1938\",\"ProcessId\":\"0x"
        + Long.toHexString(creator(family[0]))
        + "\",\"CommandLine\":\""
        + command
        + "\",\"TargetUserSid\":\"S-1-0-0\",\"TargetUserName\":\"-\",\"TargetDomainName\":\"-\","
        + "\"TargetLogonId\":\"0x0\",\"ParentProcessName\":\"C:\\\\Windows\\\\System32\\\\"
        + family[0]
        + "\",\"MandatoryLabel\":\"S-1-16-8192\"}}}";
  }

  /** The creators run since before the load; a family has one. */
  private static long creator(String image) {
    return 100 + Math.floorMod(image.hashCode(), 200) * 4L;
  }

  private String exit(int host, String name) {
    Running ended = running.get(host).poll();
    return record(host, name, 4689)
        + "\"SubjectUserSid\":\"S-1-5-21-1004336348-1177238915-682003330-1104\","
        + "\"SubjectUserName\":\"jdoe\",\"SubjectDomainName\":\"CORP\",\"SubjectLogonId\":\"0x4f2a91\","
        + "\"Status\":\"0x0\",\"ProcessId\":\"0x"
        + Long.toHexString(ended.pid())
        + "\",\"ProcessName\":\"C:\\\\Windows\\\\System32\\\\"
        + ended.image().replace("\\", "\\\\")
        + "\"}}}";
  }

  private String record(int host, String name, int id) {
    return "{\"@timestamp\":\""
        + Instant.ofEpochMilli(clock)
        + "\",\"event\":{\"code\":\""
        + id
        + "\",\"kind\":\"event\",\"provider\":"
        + "\"Microsoft-Windows-Security-Auditing\",\"outcome\":\"success\"},\"log\":{\"level\":"
        + "\"information\"},\"host\":{\"name\":\""
        + name
        + "\"},\"winlog\":{\"channel\":\"Security\","
        + "\"computer_name\":\""
        + name
        + "\",\"event_id\":\""
        + id
        + "\",\"record_id\":"
        + ++records[host]
        + ",\"provider_guid\":\"{54849625-5478-4994-a5ba-3e3b0328c30d}\",\"provider_name\":"
        + "\"Microsoft-Windows-Security-Auditing\",\"event_data\":{";
  }
}
