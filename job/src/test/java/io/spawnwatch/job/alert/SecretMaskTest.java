package io.spawnwatch.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

  private final SecretMask mask = new SecretMask("key".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net user Supp0rt S3cr3t /add",
        "cmd.exe /c net user Supp0rt S3cr3t /add",
        "C:\\Windows\\system32\\net1 user Supp0rt S3cr3t /add",
        "net.exe user \"Jo Doe\" S3cr3t",
        "net use \\\\fs01\\c$ /user:CORP\\jdoe S3cr3t",
        "cmdkey /add:fs01 /user:jdoe /pass:S3cr3t",
        "psexec \\\\fs01 -u jdoe -p S3cr3t cmd",
        "schtasks /create /tn x /tr y /ru jdoe /rp S3cr3t",
        "wmic /node:fs01 /user:jdoe /password:S3cr3t os get caption",
        "tool.exe --x -password S3cr3t",
        "sqlcmd \"Server=s;User=u;Password=S3cr3t;\"",
        "powershell ConvertTo-SecureString 'S3cr3t' -AsPlainText -Force",
        "rdp.exe /v:fs01 /p:S3cr3t"
      })
  void hidesThePassword(String commandLine) {
    assertThat(mask.mask(commandLine)).doesNotContain("S3cr3t").contains("⟨secret:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net user Supp0rt /add",
        "net user /domain",
        "net user Supp0rt * /add",
        "net localgroup administrators Supp0rt /add",
        "net use x: \\\\fs01\\data",
        "ping -n 5 127.0.0.1",
        "whoami /all"
      })
  void leavesWhatIsNoSecret(String commandLine) {
    assertThat(mask.mask(commandLine)).isEqualTo(commandLine);
  }

  @Test
  void equalSecretsLookEqualUnderOneKey() {
    assertThat(mask.mask("net user a x1 /add"))
        .isEqualTo(
            "net user a ⟨secret:"
                + mask.mask("net user b x1 /add").substring("net user b ⟨secret:".length()));
    assertThat(new SecretMask(new byte[] {1}).mask("net user a x1 /add"))
        .isNotEqualTo(mask.mask("net user a x1 /add"));
  }

  @Test
  void canBeTurnedOff() {
    assertThat(new SecretMask(null).mask("net user a x1 /add")).isEqualTo("net user a x1 /add");
  }

  @Test
  void staysLinearOnHostileText() {
    String hostile = "psexec " + "-p ".repeat(30_000) + "net user ".repeat(10_000);

    assertThat(mask.mask(hostile)).isNotNull();
  }
}
