package io.spawnwatch.job.decode;

import io.spawnwatch.event.Provider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One creation, invented, as every pipeline would deliver it. */
enum Shape {
  ELASTIC_4688(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"@timestamp":"2026-03-02T09:14:09.402Z","host":{"name":"wec01"},"agent":{"name":"wec01"},\
      "event":{"code":"4688","provider":"Microsoft-Windows-Security-Auditing"},\
      "winlog":{"computer_name":"WS01.corp.example","channel":"Security","record_id":881204,\
      "provider_name":"Microsoft-Windows-Security-Auditing","event_id":"4688","process":{"pid":4},\
      "event_data":"""
          + SECURITY_DATA
          + "}}";
    }
  },
  ELASTIC_SYSMON(Provider.SYSMON, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"@timestamp":"2026-03-02T09:14:12.000Z","winlog":{"computer_name":"WS01.corp.example",\
      "channel":"Microsoft-Windows-Sysmon/Operational","record_id":"17",\
      "provider_name":"Microsoft-Windows-Sysmon","event_id":1,"event_data":"""
          + SYSMON_DATA
          + "}}";
    }
  },
  ELASTIC_DOTTED(Provider.SYSMON, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      String data = SYSMON_DATA.substring(1).replace("\",\"", "\",\"winlog.event_data.");
      return """
      {"winlog.computer_name":"WS01.corp.example","winlog.event_id":"1",\
      "winlog.provider_name":"Microsoft-Windows-Sysmon",\
      "winlog.event_data."""
          + data.substring(1);
    }
  },
  ELASTIC_MODULE_4688(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"@timestamp":"2026-03-02T09:14:09.402Z","host":{"name":"wec01","os":{"name":"Windows"}},\
      "user":{"id":"S-1-5-21-1","name":"jdoe","domain":"CORP"},"event":{"code":4688},\
      "process":{"pid":3744,"name":"whoami.exe","executable":"C:\\\\Windows\\\\System32\\\\whoami.exe",\
      "parent":{"executable":"C:\\\\Windows\\\\explorer.exe","name":"explorer.exe"},\
      "command_line":"whoami /all > \\"a & b\\"","args":["whoami","/all"]},\
      "winlog":{"computer_name":"WS01.corp.example","channel":"Security","record_id":881204,\
      "provider_name":"Microsoft-Windows-Security-Auditing","event_id":4688,"process":{"pid":4},\
      "user":{"name":"SYSTEM"},"event_data":{"ProcessId":"0x1e8","SubjectUserName":"jdoe",\
      "SubjectDomainName":"CORP","SubjectLogonId":"0x5a21f","TargetUserName":"-"}}}""";
    }
  },
  ECS_SYSMON(Provider.SYSMON, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"@timestamp":"2026-03-02T09:14:09.402Z","host":{"name":"WS01.corp.example"},\
      "event":{"code":"1","provider":"Microsoft-Windows-Sysmon"},\
      "user":{"name":"jdoe","domain":"CORP"},"rule":{"name":"recon"},\
      "process":{"pid":3744,"executable":"C:\\\\Windows\\\\System32\\\\whoami.exe",\
      "entity_id":"{5A7E0000-0000-4000-8000-000000000EA0}",\
      "command_line":"whoami /all > \\"a & b\\"","working_directory":"C:\\\\Users\\\\jdoe\\\\",\
      "hash":{"md5":"0a","sha256":"0b"},"pe":{"imphash":"0c","original_file_name":"whoami.exe"},\
      "parent":{"pid":488,"executable":"C:\\\\Windows\\\\explorer.exe","command_line":"explorer"}},\
      "winlog":{"event_data":{"LogonId":"0x5A21F","IntegrityLevel":"High"}}}""";
    }
  },
  WINLOGBEAT6_4688(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"@timestamp":"2026-03-02T09:14:09.402Z","beat":{"hostname":"WECserver"},"log_name":"Security",\
      "event_id":4688,"computer_name":"WS01.corp.example","record_number":"1014585","process_id":4,\
      "host":{"name":"WECserver"},"source_name":"Microsoft-Windows-Security-Auditing",\
      "message":"A new process has been created.","event_data":"""
          + SECURITY_DATA
          + "}";
    }
  },
  NXLOG_4688(Provider.SECURITY, "2026-03-02T09:14:09Z") {
    @Override
    String record() {
      return """
      {"EventTime":"2026-03-02 05:14:09","EventReceivedTime":"2026-03-02 05:14:11",\
      "@timestamp":"2026-03-02T09:14:12.100Z","Hostname":"WS01.corp.example","host":"wec.cloud",\
      "EventID":4688,"SourceName":"Microsoft-Windows-Security-Auditing","Channel":"security",\
      "RecordNumber":379988,"ExecutionProcessID":4,"ProcessID":4,"Version":2,\
      """
          + SECURITY_DATA.substring(1).replace(" > ", " &gt; ").replace("a & b", "a &amp; b");
    }
  },
  NXLOG_SYSMON_PID_IN_MESSAGE(Provider.SYSMON, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"EventTime":"2026-03-02 09:14:12","Hostname":"WS01.corp.example","EventID":1,\
      "SourceName":"Microsoft-Windows-Sysmon","ProcessID":2740,"RecordNumber":1075,\
      "Message":"Process Create:\\r\\nProcessGuid: {a}\\r\\nProcessId: 3744\\r\\nParentProcessId: 488",\
      """
          + SYSMON_DATA.substring(1).replace("\"ProcessId\":\"3744\",", "");
    }
  },
  OSSEM_4688(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"SourceName":"Microsoft-Windows-Security-Auditing","Channel":"Security","Level":"0",\
      "Hostname":"WS01.corp.example","TimeCreated":"2026-03-02T09:14:09.402Z","EventID":4688,\
      """
          + SECURITY_DATA.substring(1);
    }
  },
  WITHOUT_PROVIDER(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"Hostname":"WS01.corp.example","TimeCreated":"2026-03-02 09:14:09.402","EventID":4688,\
      """
          + SECURITY_DATA.substring(1);
    }
  },
  AZURE_SYSMON(Provider.SYSMON, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"TimeGenerated":"2026-03-02T09:14:09.4Z","Provider":"Microsoft-Windows-Sysmon",\
      "Computer":"WS01.corp.example","EventID":1,"EventData":\
      """
          + '"'
          + SYSMON_DATA.replace("\\", "\\\\").replace("\"", "\\\"")
          + "\"}";
    }
  },
  EVTX_DUMP_SYSMON(Provider.SYSMON, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":\
      "Microsoft-Windows-Sysmon"}},"EventID":{"#text":1},"Computer":"WS01.corp.example",\
      "TimeCreated":{"#attributes":{"SystemTime":"2026-03-02T09:14:10.000000Z"}},\
      "EventRecordID":5,"Execution":{"#attributes":{"ProcessID":9}}},"EventData":\
      """
          + SYSMON_DATA
          + "}}";
    }
  },
  CHAINSAW_4688(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return """
      {"Event_attributes":{"xmlns":"x"},"Event":{"System":{"Provider_attributes":{"Name":\
      "Microsoft-Windows-Security-Auditing"},"EventID":4688,"Computer":"WS01.corp.example",\
      "TimeCreated_attributes":{"SystemTime":"2026-03-02T09:14:09.402Z"},"EventRecordID":5,\
      "Channel":"Security","Execution_attributes":{"ProcessID":9}},"EventData":\
      """
          + SECURITY_DATA
          + "}}";
    }
  },
  XML_4688(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return "<?xml version=\"1.0\"?>\n" + XML;
    }
  },
  XML_IN_JSON(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return "{\"xml\":\"" + quoted(XML) + "\",\"flat\":{\"EventID\":1}}";
    }
  },
  XML_IN_EVENT_ORIGINAL(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return "{\"event\":{\"original\":\"" + quoted(XML) + "\"}}";
    }
  },
  XML_IN_MESSAGE(Provider.SECURITY, "2026-03-02T09:14:09.402Z") {
    @Override
    String record() {
      return "{\"@timestamp\":\"2026-03-02T10:00:00Z\",\"message\":\"" + quoted(XML) + "\"}";
    }
  };

  private static final String SECURITY_DATA =
      """
      {"SubjectUserName":"jdoe","SubjectDomainName":"CORP","SubjectLogonId":"0x5a21f",\
      "NewProcessId":"0xea0","NewProcessName":"C:\\\\Windows\\\\System32\\\\whoami.exe",\
      "ProcessId":"0x1e8","ParentProcessName":"C:\\\\Windows\\\\explorer.exe",\
      "CommandLine":"whoami /all > \\"a & b\\"","TargetUserName":"-","TargetDomainName":"-",\
      "TargetLogonId":"0x0","MandatoryLabel":"S-1-16-8192"}""";

  private static final String SYSMON_DATA =
      """
      {"UtcTime":"2026-03-02 09:14:09.402","ProcessGuid":"{5A7E0000-0000-4000-8000-000000000EA0}",\
      "ProcessId":"3744","Image":"C:\\\\Windows\\\\System32\\\\whoami.exe",\
      "CommandLine":"whoami /all > \\"a & b\\"","User":"CORP\\\\jdoe","LogonId":"0x5A21F",\
      "ParentProcessId":"488","ParentImage":"C:\\\\Windows\\\\explorer.exe"}""";

  private static final String XML =
      """
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
      <Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4688</EventID>\
      <TimeCreated SystemTime='2026-03-02T09:14:09.402000000Z'/><EventRecordID>7</EventRecordID>\
      <Execution ProcessID='4' ThreadID='8'/><Channel>Security</Channel>\
      <Computer>WS01.corp.example</Computer></System><EventData>\
      <Data Name='SubjectUserName'>jdoe</Data><Data Name='SubjectDomainName'>CORP</Data>\
      <Data Name='SubjectLogonId'>0x5a21f</Data><Data Name='NewProcessId'>0xea0</Data>\
      <Data Name='NewProcessName'>C:\\Windows\\System32\\whoami.exe</Data>\
      <Data Name='ProcessId'>0x1e8</Data>\
      <Data Name='CommandLine'>whoami /all &gt; "a &amp; b"</Data></EventData></Event>""";

  private final Provider provider;
  private final Instant time;

  Shape(Provider provider, String time) {
    this.provider = provider;
    this.time = Instant.parse(time);
  }

  abstract String record();

  Provider provider() {
    return provider;
  }

  Instant time() {
    return time;
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  static Stream<Arguments> malformed() {
    String good = ELASTIC_4688.record();
    return Stream.of(
        malformed("", "empty"),
        malformed("   ", "empty"),
        malformed(good.substring(0, 90), "not JSON"),
        malformed("[1,2,3]", "found an array"),
        malformed("null", "found null"),
        malformed("\"text\"", "found a string"),
        malformed("{} {}", "more after it"),
        malformed("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), "nesting depth"),
        malformed("{\"x\":\"" + "A".repeat(2_000_000) + "\"}", "larger than"),
        malformed("{\"a\":1}", "no event id"),
        malformed(good.replace("0xea0", "0xzz"), "process id is not a number"),
        malformed(good.replace("WS01.corp.example", " "), "no computer name"),
        malformed(good.replace("WS01.corp.example", "."), "no computer name"),
        malformed(good.replace("2026-03-02T", "yesterday "), "no time"),
        malformed("<Event>", "not XML"),
        malformed("<Other/>", "another"),
        malformed(
            "<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///x'>]><Event>&x;</Event>", "document type"),
        Arguments.of(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'g'}, "not JSON"),
        Arguments.of(new byte[] {'<', (byte) 0xff}, "not XML"));
  }

  private static Arguments malformed(String record, String reason) {
    return Arguments.of(record.getBytes(StandardCharsets.UTF_8), reason);
  }
}
