package io.spawnwatch.job.secret;

import java.util.List;

/**
 * Secrets that a tool's own arguments carry: looked for behind the tool's name, in command lines
 * that hold it. {@code VALUE} and {@code EXE} are those of {@link SecretPattern}.
 */
final class ToolSecrets {

  private static final String NAME = "(?:\"[^\"]*\"|[^\\s\"/]\\S*)";
  private static final String SWITCHES = "(?:/\\S+\\s+)*";

  static final List<SecretPattern> ALL =
      List.of(
          of("net|net1", "\\susers?\\s+" + SWITCHES + NAME + "\\s+" + SWITCHES + "VALUE"),
          // Behind the share, and behind the user.
          of(
              "net|net1",
              "\\suse\\s(?:.*?\\s)?(?:\"\\\\\\\\[^\"]+\"|\\\\\\\\\\S+)\\s+" + SWITCHES + "VALUE"),
          of("net|net1", "\\s/u(?:ser)?:" + NAME + "\\s+" + SWITCHES + "VALUE"),
          of(
              "mstsc|wfreerdp|freerdp|xfreerdp|rdp|winrs|winrm|rdesktop|sharprdp|wevtutil",
              "\\s[-/]p:VALUE"),
          of(
              "psexec|psexec64|psexecsvc|paexec|remcom|xcmd|winexe|certreq",
              "\\s[-/]p(?:\\s+|:)VALUE"),
          of("schtasks", "\\s[-/]r?p\\s+VALUE"),
          of(
              "certutil|tasklist|taskkill|systeminfo|getmac|driverquery|openfiles|eventcreate"
                  + "|gpresult|ntdsutil|signtool",
              "\\s[-/]p\\s+VALUE"),
          of("hydra|medusa|ncrack", "\\s(?-i:-p)\\s+VALUE"),
          of("sshpass", "\\s-p\\s*VALUE"),
          of("ssh-keygen", "\\s(?-i:-[NP])\\s+VALUE"),
          of(
              "mysql|mysqladmin|mysqldump|mysqlimport|mysqlsh|mysqlcheck|mariadb|mariadb-dump"
                  + "|mariadb-admin",
              "\\s(?-i:-p)VALUE"),
          of("mysqladmin", "\\spassword\\s+VALUE"),
          of("sqlcmd|osql|isql|bcp", "\\s(?-i:-P)\\s*VALUE"),
          of("dtexec", "\\s[-/]de(?:crypt)?\\s+VALUE"),
          of("sqlpackage", "\\s[-/][ts]p:VALUE"),
          of(
              "sqlplus|sqlldr|expdp|impdp|exp|imp|rman",
              "\\s[\"']?(?:userid=)?[^\\s/\"'@=-][^\\s/\"'@=]*/([^\\s@\"'/]+)(?:[@\\s\"']|$)"),
          of("db2", "\\susing\\s+VALUE"),
          of("redis-cli", "\\s(?-i:-a)\\s*VALUE"),
          of("7z|7za|7zr|7zg|rar|winrar|unrar", "\\s(?:-h?pVALUE|\"-h?p([^\"]+)\")"),
          of("arj|arj32", "\\s-gVALUE"),
          of("zip|unzip", "\\s(?-i:-P)\\s+VALUE"),
          of("az|docker|podman|oc|helm", "\\slogin\\s(?:.*?\\s)?-p[\\s=]*VALUE"),
          of("az", "\\ssecret\\s+set\\s(?:.*?\\s)?--value[\\s=]+VALUE"),
          of("kubectl|oc", "\\s--from-literal[\\s=]+[\"']?[^=\\s\"']+=([^\\s\"']+)"),
          of("vault", "\\slogin\\s+(?:-\\S+\\s+)*([^\\s\"'=-][^\\s\"'=]*)(?:\\s|$)"),
          of(
              "rclone",
              "\\s(?:pass|password|secret_access_key|client_secret|token|obscure)\\s+VALUE"),
          of("nuget", "\\spush\\s(?:.*?\\s)?-k\\s+VALUE"),
          of("cloudflared", "\\sinstall\\s+VALUE"),
          of(
              "curl",
              "(?:\\s-\\w*u\\s*|\\s--(?:proxy-)?user[\\s=]+)(?:\"[^\":]*:([^\"]+)\"|'[^':]*:([^']+)'"
                  + "|\\\\?[\"']?[^\\s:\"']*:([^\\s\"']+))"),
          of(
              "curl",
              "\\s(?-i:-[a-zA-Z]*b)\\s*(?:\"([^\"=]+=[^\"]*)|'([^'=]+=[^']*)|([^\\s\"'=]+=\\S+))"),
          of(
              "curl",
              "\\s(?:(?-i:-E)|--(?:proxy-)?cert)[\\s=]+[\"']?(?:[a-z]:)?[^\\s\"':]+:([^\\s\"'\\\\/][^\\s\"']*)"),
          of("lftp", "\\s-u\\s+[\"']?[^\\s,\"']+,([^\\s\"']+)"),
          of(
              "reg",
              "\\s/v\\s+[\"']?\\w*(?:password|passwd|pwd)[\"']?\\s(?:.*?\\s)?/d\\s+(?:\"([^\"]+)\"|([^\\s\"'/][^\\s\"']{3,}))"),
          of(
              "reg",
              "DefaultPassword[\"']?\\s(?:.*?\\s)?/d\\s+VALUE"
                  + "|\\s/d\\s+VALUE\\s(?:.*?\\s)?/v\\s+[\"']?DefaultPassword"),
          of("bitsadmin", "\\s/setcredentials\\s+\\S+\\s+\\S+\\s+\\S+\\s+\\S+\\s+VALUE"),
          of("netsh", "\\shostednetwork\\s(?:.*?\\s)?key\\s*=\\s*VALUE"),
          of("netdom", "\\s/p(?:assword)?[domtf]?:\\s*VALUE"),
          of("ldifde|csvde", "\\s-b\\s+" + NAME + "\\s+" + NAME + "\\s+VALUE"),
          of("ldifde|csvde", "\\s-a\\s+" + NAME + "\\s+VALUE"),
          of("adfind", "\\s-up\\s+VALUE"),
          of("ldapsearch|ldapmodify|ldapadd|ldapdelete|ldapwhoami", "\\s(?-i:-w)\\s*VALUE"),
          of("wecutil", "\\s[-/]cup:VALUE"),
          of("manage-bde", "\\s-rp\\s+VALUE"),
          of("nssm|nssm64", "\\sobjectname\\s+" + NAME + "\\s+VALUE"),
          of("kerbrute", "\\spasswordspray\\s(?:.*\\s)?([^\\s-]\\S*)\\s*$"),
          // Impacket's; those with @host are told by that.
          of(
              "gettgt.py|getst.py|addcomputer.py|getuserspns.py|getnpusers.py|getadusers.py"
                  + "|finddelegation.py|rbcd.py|dacledit.py|owneredit.py|getpac.py",
              "\\s[\"']?[\\w.-]+/[\\w.$-]+:([^\\s\"'@]+)"),
          of("smbclient", "\\s[\"']?//\\S+\\s+([^\\s\"'-]\\S*)"),
          of("openssl", "\\s-k\\s+VALUE"),
          of("openssl", "\\spasswd\\s+(?:-\\S+\\s+)*([^\\s\"'-]\\S*)"),
          of("vmrun", "\\s-[gv]p\\s+VALUE"),
          of("ipmitool|mosquitto_pub|mosquitto_sub", "\\s(?-i:-P)\\s+VALUE"),
          of("snmpwalk|snmpget|snmpset", "\\s(?:-c|(?-i:-[AX]))\\s+VALUE"),
          of("setx", "\\s[\"']?\\w*(?:pass|pwd|secret|token|key)\\w*[\"']?\\s+VALUE"),
          of("htpasswd", "\\s-\\w*b\\w*\\s+" + NAME + "\\s+" + NAME + "\\s+VALUE"),
          of("sendemail|swaks", "\\s-[xa]p\\s+VALUE"));

  private ToolSecrets() {}

  private static SecretPattern of(String tools, String secret) {
    return SecretPattern.ofTool(tools, secret);
  }
}
