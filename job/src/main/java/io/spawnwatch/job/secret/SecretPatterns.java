package io.spawnwatch.job.secret;

import java.util.List;

/**
 * The table of the ways in which secrets stand in command lines. {@code VALUE} and {@code EXE} are
 * those of {@link SecretPattern#of}. A new row comes with its lines in {@code SecretMaskTest}.
 */
final class SecretPatterns {

  private static final String NAME = "(?:\"[^\"]*\"|[^\\s\"/]\\S*)";
  private static final String SWITCHES = "(?:/\\S+\\s+)*";
  private static final String KEYS =
      "(?:password|passwd|passphrase|pwd|secret|api[_-]?key|access[_-]?key|account[_-]?key"
          + "|(?:access|auth|bearer|refresh)[_-]?token)";

  static final List<SecretPattern> ALL =
      List.of(
          of(
              "net user",
              "\\bnet1?EXE",
              "\\susers?\\s+" + SWITCHES + NAME + "\\s+" + SWITCHES + "VALUE"),
          of(
              "net use, after the share",
              "\\bnet1?EXE",
              "\\suse\\s(?:.*?\\s)?(?:\"\\\\\\\\[^\"]+\"|\\\\\\\\\\S+)\\s+" + SWITCHES + "VALUE"),
          of(
              "net use, after the user",
              "\\bnet1?EXE",
              "\\s/u(?:ser)?:" + NAME + "\\s+" + SWITCHES + "VALUE"),
          of(
              "a switch named so",
              "",
              "(?:^|[\\s\"'(])(?:--?|/|[–—])(?:(?:\\w+-)?(?:passw|pass|pw|storepass|keypass|password[do])"
                  + "|[\\w-]*(?:password|passwd|passphrase|pwd|secret|token|(?:api|access)-?key))"
                  + "(?:[:=]\\s*|\\s+)(?:-(?:String)\\s+)?VALUE"),
          of("a setting named so", "", KEYS + "\\s*=\\s*(?:([^;\"']+);|VALUE)"),
          of("a token", "", "(?:^|[^a-z])token\\s*=\\s*VALUE"),
          of("a variable named so", "", "\\$\\w*(?:pass|pw|token)\\w*\\s*=\\s*\\\\?[\"']([^\"']+)"),
          of("JSON", "", KEYS + "\\\\?[\"']\\s*:\\s*\\\\?[\"']([^\"']+)"),
          of(
              "/p:",
              "\\b(?:mstsc|w?freerdp|xfreerdp|rdp|winrs|winrm|rdesktop|sharprdp|wevtutil)EXE",
              "\\s[-/]p:VALUE"),
          of(
              "PsExec and its like",
              "\\b(?:psexec(?:64|svc)?|paexec|remcom|xcmd|winexe)EXE",
              "\\s[-/]p(?:\\s+|:)VALUE"),
          of(
              "a user's, behind -u",
              "",
              "\\s[-/]u(?:ser(?:name)?)?(?:\\s+|[:=])"
                  + NAME
                  + "(?:\\s+[-/]\\w+(?:\\s+[^\\s\"/-]\\S*)?){0,3}\\s+[-/]p(?:\\s+|[:=])VALUE"),
          of("schtasks, at", "\\bschtasksEXE", "\\s[-/]r?p\\s+VALUE"),
          of(
              "remote tools of Windows",
              "\\b(?:certutil|tasklist|taskkill|systeminfo|getmac|driverquery|openfiles|eventcreate|gpresult|ntdsutil|signtool)EXE",
              "\\s[-/]p\\s+VALUE"),
          of("sshpass", "\\bsshpassEXE", "\\s-p\\s*VALUE"),
          of("MySQL", "\\b(?:mysql\\w*|mariadb\\w*)EXE", "\\s(?-i:-p)VALUE"),
          of("SQL Server", "\\b(?:sqlcmd|osql|isql|bcp)EXE", "\\s(?-i:-P)\\s*VALUE"),
          of("archives", "\\b(?:7z[ar]?|7zG|rar|winrar|unrar)EXE", "\\s-h?pVALUE"),
          of("ZIP", "\\b(?:un)?zipEXE", "\\s(?-i:-P)\\s+VALUE"),
          of(
              "cloud tools",
              "\\b(?:az|docker|podman|oc|helm)EXE",
              "\\slogin\\s(?:.*?\\s)?-p[\\s=]*VALUE"),
          of("AWS", "", "\\baws_(?:secret_access_key|session_token)\\s+VALUE"),
          of("Azure's shared access", "", "[?&]sig=([^&\\s\"']+)"),
          of(
              "curl",
              "\\bcurlEXE",
              "(?:\\s-\\w*u\\s*|\\s--(?:proxy-)?user[\\s=]+)(?:\"[^\":]*:([^\"]+)\"|'[^':]*:([^']+)'"
                  + "|\\\\?[\"']?[^\\s:\"']*:([^\\s\"']+))"),
          of(
              "HTTP's Authorization",
              "",
              "\\bauthorization\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?"
                  + "(?:(?:basic|bearer|token|negotiate|digest|ntlm)\\s+)?([^\\s\"']+)"),
          of(
              "another HTTP header",
              "",
              "\\b(?:x-[\\w-]*(?:key|token|secret)|(?:private|job|deploy)-token|api-?key)\\\\?[\"']?"
                  + "\\s*[:=]\\s*\\\\?[\"']?([^\\s\"']+)"),
          of(
              "tokens known by their form",
              "",
              "\\b(?-i:(gh[opsru]_\\w{30,}|github_pat_\\w{30,}|glpat-[\\w-]{20,}|xox[a-z]-[\\w-]{10,}"
                  + "|eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]+))"),
          of("URL", "", "\\b[a-z][a-z0-9+.-]*://[^\\s/:@\"']*:([^\\s/\"']+)@"),
          of("domain/user:password@host", "", "(?:^|[\\s\"'/])[\\w.-]+:([^\\s\"'/@:]+)@[\\w.-]+"),
          of(
              "hashes",
              "",
              "(?:^|\\s)(?:--?hashes?\\s+|/(?:ntlm|rc4|aes128|aes256|des|hash):)VALUE"),
          of(
              "hashes behind -H",
              "",
              "\\s(?-i:-H)\\s+[\"']?((?:[0-9a-f]{32})?:?[0-9a-f]{32})(?:[\\s\"']|$)"),
          of("Samba's user%password", "", "\\s(?-i:-U)\\s*[\"']?[^\\s%\"']+%([^\\s%\"']+)"),
          of("SecureString", "", "ConvertTo-SecureString\\s+(?:-\\w+\\s+)*\\(?\\s*VALUE"),
          of("to SecureString", "", "(?:\"([^\"]+)\"|'([^']+)')\\s*\\|\\s*ConvertTo-SecureString"),
          of(
              "NetworkCredential",
              "",
              "Credential(?:\\]::new)?\\s*\\(\\s*\\\\?[\"'][^\"']*[\"']\\s*,\\s*\\\\?[\"']([^\"']+)"),
          of("ADSI", "", "SetPassword(?:[\"']\\s*,|\\s*\\()\\s*\\\\?[\"']([^\"']+)"),
          of("automatic logon", "\\bregEXE", "DefaultPassword[\"']?\\s(?:.*?\\s)?/d\\s+VALUE"),
          of(
              "BITS",
              "\\bbitsadminEXE",
              "\\s/setcredentials\\s+\\S+\\s+\\S+\\s+\\S+\\s+\\S+\\s+VALUE"),
          of("hosted network", "\\bnetshEXE", "\\shostednetwork\\s(?:.*?\\s)?key\\s*=\\s*VALUE"),
          of("netdom", "\\bnetdomEXE", "\\s/p(?:assword)?[domtf]?:\\s*VALUE"),
          of(
              "LDIFDE, CSVDE",
              "\\b(?:ldifde|csvde)EXE",
              "\\s-b\\s+" + NAME + "\\s+" + NAME + "\\s+VALUE"),
          of("AdFind", "\\badfindEXE", "\\s-up\\s+VALUE"),
          of("rasdial", "", "\\brasdialEXE\\s*" + NAME + "\\s+" + NAME + "\\s+VALUE"),
          of("OpenSSL", "", "\\bpass:([^\\s\"']+)"),
          of("OpenSSL's -k", "\\bopensslEXE", "\\s-k\\s+VALUE"),
          of(
              "given to a prompt",
              "",
              "\\becho\\s+VALUE\\s*\\|\\s*\"?(?:runas|net1?|sudo|cmdkey|su)\\b"));

  private SecretPatterns() {}

  private static SecretPattern of(String name, String tool, String secret) {
    return SecretPattern.of(name, tool, secret);
  }
}
