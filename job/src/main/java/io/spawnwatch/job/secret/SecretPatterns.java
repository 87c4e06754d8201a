package io.spawnwatch.job.secret;

import java.util.List;

/**
 * The table of the ways in which secrets stand in command lines. {@code VALUE} and {@code EXE} are
 * those of {@link SecretPattern#of}. A new row comes with its lines in {@code SecretPatternsTest}.
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
              "\\suser\\s+" + SWITCHES + NAME + "\\s+" + SWITCHES + "VALUE"),
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
              "(?:^|[\\s\"'(])(?:--?|/|[–—])(?:\\w+-)?(?:password|passwd|passphrase|passw|pass|pwd|pw"
                  + "|storepass|keypass|password[do]|accesskey|secret)(?:[:=]\\s*|\\s+)"
                  + "(?:-(?:String)\\s+)?VALUE"),
          of("a setting named so", "", KEYS + "\\s*=\\s*(?:([^;\"']+);|VALUE)"),
          of("JSON", "", KEYS + "\\\\?[\"']\\s*:\\s*\\\\?[\"']([^\"']+)"),
          of(
              "/p:",
              "\\b(?:mstsc|w?freerdp|xfreerdp|rdp|winrs|winrm|rdesktop|sharprdp)EXE",
              "\\s[-/]p:VALUE"),
          of(
              "PsExec and its like",
              "\\b(?:psexec(?:64|svc)?|paexec|remcom|xcmd|winexe)EXE",
              "\\s[-/]p\\s+VALUE"),
          of("a user's, behind -u", "", "\\s[-/]u(?:ser)?\\s+" + NAME + "\\s+[-/]p\\s+VALUE"),
          of("schtasks, at", "\\bschtasksEXE", "\\s[-/]r?p\\s+VALUE"),
          of(
              "remote tools of Windows",
              "\\b(?:certutil|tasklist|taskkill|systeminfo|getmac|driverquery|openfiles|eventcreate|gpresult|ntdsutil)EXE",
              "\\s[-/]p\\s+VALUE"),
          of("sshpass", "\\bsshpassEXE", "\\s-p\\s*VALUE"),
          of("MySQL", "\\b(?:mysql\\w*|mariadb\\w*)EXE", "\\s(?-i:-p)VALUE"),
          of("SQL Server", "\\b(?:sqlcmd|osql|isql|bcp)EXE", "\\s(?-i:-P)\\s*VALUE"),
          of("archives", "\\b(?:7z[ar]?|7zG|rar|winrar|unrar)EXE", "\\s-h?pVALUE"),
          of("cloud tools", "\\b(?:az|docker|podman|oc|helm)EXE", "\\s-p\\s+VALUE"),
          of(
              "curl",
              "\\bcurlEXE",
              "(?:\\s-\\w*u\\s*|\\s--(?:proxy-)?user[\\s=]+)[\"']?[^\\s:\"']*:([^\\s\"']+)"),
          of(
              "HTTP header",
              "",
              "\\bauthorization:\\s*(?:basic|bearer|token|negotiate)\\s+([^\\s\"']+)"),
          of("URL", "", "\\b[a-z][a-z0-9+.-]*://[^\\s/:@\"']*:([^\\s/\"']+)@"),
          of("domain/user:password@host", "", "(?:^|[\\s\"'/])[\\w.-]+:([^\\s\"'/@:]+)@[\\w.-]+"),
          of(
              "hashes",
              "",
              "(?:^|\\s)(?:--?hashes?\\s+|/(?:ntlm|rc4|aes128|aes256|des|hash):)VALUE"),
          of("SecureString", "", "ConvertTo-SecureString\\s+(?:-\\w+\\s+)*\\(?\\s*VALUE"),
          of("to SecureString", "", "(?:\"([^\"]+)\"|'([^']+)')\\s*\\|\\s*ConvertTo-SecureString"),
          of(
              "NetworkCredential",
              "",
              "Credential(?:\\]::new)?\\s*\\(\\s*\\\\?[\"'][^\"']*[\"']\\s*,\\s*\\\\?[\"']([^\"']+)"),
          of("automatic logon", "\\bregEXE", "DefaultPassword[\"']?\\s(?:.*?\\s)?/d\\s+VALUE"),
          of(
              "BITS",
              "\\bbitsadminEXE",
              "\\s/setcredentials\\s+\\S+\\s+\\S+\\s+\\S+\\s+\\S+\\s+VALUE"),
          of("OpenSSL", "", "\\bpass:([^\\s\"']+)"),
          of(
              "given to a prompt",
              "",
              "\\becho\\s+VALUE\\s*\\|\\s*\"?(?:runas|net1?|sudo|cmdkey|su)\\b"));

  private SecretPatterns() {}

  private static SecretPattern of(String name, String tool, String secret) {
    return SecretPattern.of(name, tool, secret);
  }
}
