package io.spawnwatch.job.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

  private final SecretMask mask = new SecretMask("key".getBytes(StandardCharsets.UTF_8));

  /** The shape of the masked text, with every tag as one word. */
  private String shape(String commandLine) {
    return mask.mask(commandLine).replaceAll("⟨secret:[0-9a-f]{4}⟩", "SECRET");
  }

  private static String encoded(String script) {
    return Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net user Supp0rt S3cr3t /add",
        "net user /add Supp0rt S3cr3t",
        "net user Supp0rt /add S3cr3t",
        "net user Supp0rt S3cr3t&whoami",
        "net user Supp0rt P&S3cr3t /add",
        "cmd.exe /c net user Supp0rt S3cr3t /add",
        "cmd.exe /c \"net user Supp0rt S3cr3t\"",
        "C:\\Windows\\system32\\net1 user Supp0rt S3cr3t /add",
        "\"C:\\Windows\\system32\\net.exe\" user Supp0rt \"my S3cr3t\" /add",
        "net.exe user \"Jo Doe\" S3cr3t",
        "NET USER Supp0rt S3cr3t",
        "net user a /active:yes & net user b S3cr3t",
        "net use \\\\fs01\\c$ /user:CORP\\jdoe S3cr3t",
        "net use x: \\\\fs01\\c$ S3cr3t /user:CORP\\jdoe",
        "net use \\\\fs01\\c$ S3cr3t",
        "net use * \"\\\\fs01\\my share\" /persistent:no S3cr3t",
        "cmdkey /add:fs01 /user:jdoe /pass:S3cr3t",
        "cmdkey /generic:x /user:y /pass:\"my S3cr3t\"",
        "psexec \\\\fs01 -u jdoe -p S3cr3t cmd",
        "PsExec64.exe -accepteula \\\\fs01 -u jdoe -p \"my S3cr3t\" -s cmd.exe /c whoami",
        "\"cmd.exe\" -u CORP\\jdoe -p S3cr3t -accepteula",
        "tool.exe /user jdoe /p \"S3cr3t\"",
        "schtasks /create /tn x /tr y /ru jdoe /rp S3cr3t",
        "schtasks /create /s fs01 /u jdoe /p S3cr3t /tn x /ru k /rp S3cr3t",
        "wmic /node:fs01 /user:jdoe /password:S3cr3t os get caption",
        "wmic /node:fs01 /user:jdoe /password:\"S3cr3t\" process call create calc",
        "winrs -r:fs01 -u:jdoe -p:S3cr3t whoami",
        "tool.exe --x -password S3cr3t",
        "tool.exe --password=S3cr3t -v",
        "tool.exe --http-password S3cr3t",
        "plink.exe -ssh root@10.0.0.1 -pw S3cr3t ls",
        "tasklist /s fs01 /u jdoe /p S3cr3t",
        "mysql -u root -pS3cr3t -h db",
        "mysqldump.exe --user=root --password=S3cr3t db",
        "sqlcmd -S db -U sa -P S3cr3t -Q \"select 1\"",
        "bcp db.dbo.t out x -S db -U sa -PS3cr3t",
        "sqlcmd \"Server=s;User=u;Password=S3cr3t;\"",
        "app.exe \"Server=s;User=u;Pwd=my S3cr3t;Encrypt=no\"",
        "app DefaultEndpointsProtocol=https;AccountName=x;AccountKey=S3cr3t==;",
        "curl -u jdoe:S3cr3t https://x.example/",
        "curl.exe -sku \"jdoe:S3cr3t\" https://x.example/",
        "curl --user jdoe:S3cr3t https://x.example/",
        "curl -H \"Authorization: Bearer S3cr3t\" https://x.example/",
        "git clone https://jdoe:S3cr3t@git.example/x.git",
        "ftp://jdoe:p@S3cr3t@files.example/x",
        "powershell ConvertTo-SecureString 'S3cr3t' -AsPlainText -Force",
        "powershell -c \"ConvertTo-SecureString -AsPlainText -Force -String \\\"my S3cr3t\\\"\"",
        "powershell -c \"$p = ('S3cr3t' | ConvertTo-SecureString -AsPlainText -Force)\"",
        "powershell New-LocalUser -Name x -Password (ConvertTo-SecureString 'S3cr3t' -AsPlainText)",
        "powershell [System.Net.NetworkCredential]::new('jdoe','S3cr3t')",
        "powershell -c $password = 'S3cr3t'; whoami",
        "sc create svc binPath= c:\\x.exe obj= .\\jdoe password= S3cr3t",
        "reg add HKLM\\..\\Winlogon /v DefaultPassword /t REG_SZ /d S3cr3t /f",
        "bitsadmin /setcredentials j server basic jdoe S3cr3t",
        "rar.exe a -hpS3cr3t out.rar c:\\data",
        "7z a -pS3cr3t out.7z c:\\data",
        "certutil -p S3cr3t -importpfx x.pfx",
        "openssl pkcs12 -in x -passin pass:S3cr3t",
        "sshpass -p S3cr3t ssh root@x",
        "psexec.py corp/jdoe:S3cr3t@fs01 cmd",
        "mimikatz sekurlsa::pth /user:x /ntlm:S3cr3t",
        "Rubeus.exe asktgt /user:x /rc4:S3cr3t",
        "cmd /c echo S3cr3t | runas /user:jdoe cmd",
        "app.exe --config {\"password\":\"S3cr3t\"}",
        "set PGPASSWORD=S3cr3t",
        "net users Supp0rt S3cr3t /add",
        "cmd /c net^ user Supp0rt S3cr3t /add",
        "cmd /c n^et us^er Supp0rt S3c^r3t /add & echo S3cr3t | runas /user:a cmd",
        "psexec \\\\fs01 -u:jdoe -p:S3cr3t cmd",
        "renamed.exe \\\\fs01 /u:jdoe /p:S3cr3t cmd",
        "nxc smb fs01 -u jdoe -d corp -p S3cr3t",
        "tool.exe --token S3cr3t",
        "tool.exe --auth-token=S3cr3t",
        "tool.exe --api-key S3cr3t",
        "tool.exe -ApiKey S3cr3t",
        "tool.exe --aws-secret-access-key S3cr3t",
        "aws configure set aws_secret_access_key S3cr3t",
        "azcopy copy c:\\x \"https://x.example/y?sv=1&sig=S3cr3t\"",
        "SharpHound.exe --ldapusername jdoe --ldappassword S3cr3t",
        "manage-bde -unlock c: -RecoveryPassword S3cr3t",
        "curl -u \"jdoe:my S3cr3t\" https://x.example/",
        "curl -H \"Authorization: S3cr3t\" https://x.example/",
        "curl -H \"X-Api-Key: S3cr3t\" -H 'PRIVATE-TOKEN: S3cr3t' https://x.example/",
        "powershell irm x -Headers @{'Authorization'='Bearer S3cr3t'}",
        "powershell -c \"$pass = 'S3cr3t'; $pw=\\\"S3cr3t\\\"; $apiToken='S3cr3t'\"",
        "powershell ([adsi]'WinNT://h/jdoe').SetPassword('S3cr3t')",
        "powershell $user.psbase.Invoke('SetPassword','S3cr3t')",
        "docker login -pS3cr3t -u jdoe",
        "az login --service-principal -u jdoe -p S3cr3t",
        "netsh wlan set hostednetwork mode=allow ssid=x key=S3cr3t",
        "netdom join ws01 /domain:corp /ud:jdoe /pd:S3cr3t",
        "ldifde -f x -b jdoe corp S3cr3t",
        "rasdial \"my vpn\" jdoe S3cr3t",
        "wevtutil qe Security /r:fs01 /u:jdoe /p:S3cr3t",
        "signtool sign /f x.pfx /p S3cr3t y.exe",
        "openssl enc -aes-256-cbc -k S3cr3t -in x",
        "adfind -h dc01 -u jdoe -up S3cr3t",
        "zip -P S3cr3t x.zip y",
        "smbclient //fs01/c$ -U corp/jdoe%S3cr3t",
        "net user x \"S3cr3t cut off here",
        "net user x ⟨secret:S3cr3t"
      })
  void hidesThePassword(String commandLine) {
    assertThat(mask.mask(commandLine)).doesNotContain("S3cr3t").contains("⟨secret:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net user Supp0rt /add",
        "net user /domain",
        "net user jdoe /domain",
        "net user Supp0rt * /add",
        "net user",
        "net user jdoe",
        "net user jdoe > c:\\x.txt",
        "net user jdoe 2>&1",
        "net user jdoe && whoami",
        "net user jdoe | find \"x\"",
        "net localgroup administrators Supp0rt /add",
        "net use x: \\\\fs01\\data",
        "net use \\\\fs01\\data /delete",
        "net use \\\\fs01\\data * /user:jdoe",
        "net use",
        "net view \\\\fs01",
        "runas /user:CORP\\jdoe /savecred cmd.exe",
        "cmdkey /list",
        "schtasks /query /fo list",
        "ping -n 5 127.0.0.1",
        "whoami /all",
        "msbuild.exe x.proj /p:Configuration=Release",
        "sqlcmd -S db -E -p",
        "mysql -u root -p",
        "curl -u jdoe https://x.example:8080/",
        "curl https://x.example:8080/a@b",
        "wmic useraccount get name,passwordchangeable",
        "net user jdoe /passwordreq:yes",
        "powershell -NoProfile -File C:\\x.ps1",
        "C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s Schedule",
        "docker run -u root -p 8080:80 nginx",
        "docker run -d -p 127.0.0.1:8080:80/tcp nginx",
        "docker run -p 8080 nginx",
        "netsh wlan show profile name=x key=clear",
        "rasdial \"my vpn\" /disconnect",
        "powershell [Reflection.Assembly]::Load('x, PublicKeyToken=b77a5c561934e089')",
        "curl -H \"Accept: */*\" https://x.example/",
        "echo a^b^^c^",
        "ssh root@10.0.0.1 -p 22"
      })
  void leavesWhatIsNoSecret(String commandLine) {
    assertThat(mask.mask(commandLine)).isEqualTo(commandLine);
  }

  @Test
  void leavesTheRestOfTheLineAsItIs() {
    assertThat(shape("cmd /c \"net user a \"\"p q\"\" /add && whoami\"")).endsWith("&& whoami\"");
    assertThat(shape("schtasks /create /u a /p x1 /tn t /rp x2 /tr \"c:\\a b.exe\""))
        .isEqualTo("schtasks /create /u a /p SECRET /tn t /rp SECRET /tr \"c:\\a b.exe\"");
    assertThat(shape("curl -u a:b https://c:d@e.example/f"))
        .isEqualTo("curl -u a:SECRET https://c:SECRET@e.example/f");
  }

  @Test
  void hidesWhatIsATokenByItsForm() {
    String github = "ghp_" + "a1".repeat(18);
    String jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2ln";
    String hash = "0123456789abcdef".repeat(2);

    assertThat(shape("git clone https://" + github + "@github.com/x"))
        .isEqualTo("git clone https://SECRET@github.com/x");
    assertThat(shape("tool " + jwt)).isEqualTo("tool SECRET");
    assertThat(shape("nxc smb fs01 -u a -H " + hash)).isEqualTo("nxc smb fs01 -u a -H SECRET");
  }

  @Test
  void equalSecretsLookEqualUnderOneKeyHoweverTheyAreQuoted() {
    String tag = mask.mask("net user a x1 /add").substring("net user a ".length(), 24);

    assertThat(mask.mask("net user b \"x1\" /add")).isEqualTo("net user b \"" + tag + "\" /add");
    assertThat(mask.mask("tool --password=x1")).endsWith(tag);
    assertThat(new SecretMask(new byte[] {1}).mask("net user a x1 /add"))
        .isNotEqualTo(mask.mask("net user a x1 /add"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-enc", "-e", "-EncodedCommand", "/ec", "-eNcOd"})
  void showsAnEncodedCommandThatHoldsASecretDecodedAndMasked(String option) {
    String line = "powershell " + option + " " + encoded("net user Supp0rt S3cr3t /add");

    assertThat(shape(line))
        .isEqualTo("powershell " + option + " ⟨decoded: net user Supp0rt SECRET /add⟩");
  }

  @Test
  void looksIntoEncodedCommandsOfEncodedCommands() {
    String inner = "powershell -enc " + encoded("net user a S3cr3t");

    assertThat(mask.mask("powershell -enc " + encoded(inner)))
        .contains("⟨decoded: powershell -enc ⟨decoded: net user a ⟨secret:")
        .doesNotContain("S3cr3t");
  }

  @Test
  void leavesAnEncodedCommandWithoutSecretsAsItIs() {
    String line = "powershell -enc " + encoded("Get-Process | Out-Null");

    assertThat(mask.mask(line)).isEqualTo(line);
  }

  @Test
  void canBeTurnedOff() {
    assertThat(new SecretMask(null).mask("net user a x1 /add")).isEqualTo("net user a x1 /add");
  }

  /** Twice the text takes about twice the steps: what is linear ends within the test's minute. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "psexec -p ",
        "net user ",
        "net use \\\\a ",
        "password",
        "--password=\"",
        "a:b@",
        "x://",
        "ConvertTo-SecureString -a ",
        "echo a | ",
        "-e AAAAAAAA",
        "\\\"",
        "curl -u ",
        "-u a -b c -d e ",
        "n^",
        "$pass=",
        "cookie: a=b; ",
        "-p:x ",
        "AKIAIOSFODNN7EXAMPLE ",
        "eyJ0123456789."
      })
  void endsOnHostileText(String piece) {
    assertThat(mask.mask("net psexec schtasks curl " + piece.repeat(32_000 / piece.length())))
        .isNotNull();
  }
}
