package io.spawnwatch.job.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arguments of single tools; what holds for all of them is {@link SecretMaskTest}. */
class SecretsOfToolsTest {

  private final SecretMask mask = new SecretMask("key".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tool.exe -p:S3cr3t x",
        "tool.exe /p:S3cr3t",
        "tool.exe --user a:S3cr3t https://x",
        "tool --user=a:S3cr3t",
        "curl -b \"session=S3cr3t\" https://x",
        "curl -b session=S3cr3t https://x",
        "curl --cookie \"sid=S3cr3t; b=S3cr3t\" https://x",
        "curl --cookie=sid=S3cr3t https://x",
        "curl -H \"Cookie: sid=S3cr3t; x=S3cr3t\" https://x",
        "curl -sH 'Cookie: sid=S3cr3t' https://x",
        "wget --header=\"Cookie: sid=S3cr3t\" https://x",
        "sqlmap.py -u http://x --cookie=\"PHPSESSID=S3cr3t\"",
        "powershell irm x -Headers @{Cookie='sid=S3cr3t'}",
        "powershell irm x -Headers @{'Cookie'=\"sid=S3cr3t\"}",
        "powershell Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey S3cr3t -StoreAs x",
        "rclone config create x s3 access_key_id AKIA secret_access_key S3cr3t",
        "rclone config create remote mega user a@b.c pass S3cr3t",
        "rclone copy x :mega,user=a,pass=S3cr3t:y",
        "rclone obscure S3cr3t",
        "mimikatz kerberos::golden /user:a /domain:b /sid:S-1-5 /krbtgt:S3cr3t /ptt",
        "kerbrute passwordspray -d corp users.txt S3cr3t",
        "runascs.exe a S3cr3t \"cmd /c whoami\"",
        "RunasCs.exe -d corp a S3cr3t cmd",
        "mysqladmin -u root password S3cr3t",
        "mysqladmin -u root -pold password 'S3cr3t'",
        "sqlplus sys/S3cr3t@db as sysdba",
        "sqlplus -s a/S3cr3t@//h:1521/x",
        "expdp system/S3cr3t@orcl full=y",
        "exp system/S3cr3t file=x",
        "redis-cli -h x -a S3cr3t ping",
        "redis-cli -a\"S3cr3t\"",
        "lftp -u a,S3cr3t h",
        "curl --oauth2-bearer S3cr3t https://x",
        "curl -E cert.pem:S3cr3t https://x",
        "curl --cert cert.pem:S3cr3t https://x",
        "curl -d \"user=a&pass=S3cr3t&x=1\" https://x",
        "curl --data '{\"pass\":\"S3cr3t\"}' https://x",
        "curl --data \"{\\\"token\\\":\\\"S3cr3t\\\"}\" https://x",
        "curl https://api.telegram.org/bot123456789:AAS3cr3tAAAAAAAAAAAAAAAAAAAAAAAAAAAA/sendMessage",
        "curl https://discord.com/api/webhooks/123456789012345678/S3cr3tS3cr3tS3cr3tS3cr3tS3cr3t",
        "curl -X POST https://hooks.slack.com/services/T00000000/B00000000/S3cr3tS3cr3tS3cr3t",
        "certreq -submit -p S3cr3t -username a",
        "7z.exe a x.7z y \"-pS3 S3cr3t\"",
        "arj32 a -gS3cr3t x y",
        "openssl rsa -passin pass:\"S3cr3t\" -in x",
        "openssl passwd -1 S3cr3t",
        "docker run -e DB_PASS=S3cr3t x",
        "az storage blob upload --account-key S3cr3t",
        "az keyvault secret set --vault-name v --name n --value S3cr3t",
        "aws secretsmanager put-secret-value --secret-id x --secret-string S3cr3t",
        "kubectl create secret generic x --from-literal=key=S3cr3t",
        "ansible-playbook x -e ansible_become_pass=S3cr3t",
        "ansible-playbook x --extra-vars \"ansible_ssh_pass=S3cr3t\"",
        "vault login S3cr3t",
        "powershell (New-Object DirectoryServices.DirectoryEntry(\"LDAP://x\",\"a\",\"S3cr3t\"))",
        "csvde -f x -a cn S3cr3t",
        "ldifde -f x -a cn S3cr3t",
        "ldapsearch -x -D cn=a -w S3cr3t -b x",
        "ldapsearch -x -D \"cn=a\" -w \"S3cr3t\"",
        "ldapmodify -D a -wS3cr3t",
        "xfreerdp /u:a /pth:S3cr3t /v:h",
        "cmd /c echo S3cr3t | AnyDesk.exe --set-password",
        "reg add HKLM\\x /v Password /t REG_SZ /d S3cr3t",
        "reg add hklm\\x /f /d S3cr3t /v DefaultPassword",
        "dsmgmt \"set creds corp a S3cr3t\" q",
        "ntdsutil \"set creds corp a S3cr3t\" q",
        "appcmd set config /processModel.password:S3cr3t",
        "appcmd set apppool x /processModel.userName:a /processModel.password:\"S3cr3t\"",
        "manage-bde -unlock d: -rp S3cr3t",
        "wecutil ss x /cun:a /cup:S3cr3t",
        "npm config set //registry.npmjs.org/:_authToken S3cr3t",
        "dotnet nuget push x -k S3cr3t",
        "java -Ddb.pass=S3cr3t x",
        "smbclient //h/s S3cr3t -U a",
        "mount -o user=a,pass=S3cr3t //h/s /m",
        "ngrok authtoken S3cr3t",
        "ngrok config add-authtoken S3cr3t",
        "cloudflared.exe service install eyJhIjoiS3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3t",
        "chisel client --auth a:S3cr3t h R:socks",
        "chisel server -p 80 --auth \"a:S3cr3t\"",
        "gost -L=admin:S3cr3t@:8080",
        "mega-login a@b.c S3cr3t",
        "tailscale up --authkey=S3cr3t",
        "tailscale up --auth-key tskey-auth-S3cr3t",
        "snmpwalk -v2c -c S3cr3t h",
        "snmpwalk -v3 -u a -A S3cr3t -X S3cr3t h",
        "vmrun -gu a -gp S3cr3t runProgramInGuest x",
        "vmrun -T ws -gu a -gp \"S3cr3t\" x",
        "hydra -l a -p S3cr3t h ssh",
        "getTGT.py corp/a:S3cr3t",
        "getST.py -spn x -aesKey S3cr3t corp/a",
        "addcomputer.py -computer-name x$ -computer-pass S3cr3t corp/a:S3cr3t",
        "changepasswd.py a@b -newpass S3cr3t",
        "nps -server=h -vkey=S3cr3t -type=tcp",
        "npc.exe -server=h:1 -vkey=S3cr3t",
        "set DB_PASS=S3cr3t",
        "setx MY_SECRET S3cr3t",
        "setx API_KEY \"S3cr3t\"",
        "setx GITHUB_TOKEN S3cr3t /m",
        "export SECRET_KEY=S3cr3t",
        "powershell $env:DB_PASS = 'S3cr3t'",
        "powershell [Environment]::SetEnvironmentVariable(\"API_TOKEN\",\"S3cr3t\",\"Machine\")",
        "sendEmail -xu a -xp S3cr3t -f x",
        "swaks -au a -ap S3cr3t",
        "ssh-keygen -N S3cr3t -f x",
        "ssh-keygen -p -P S3cr3t -N S3cr3t",
        "db2 connect to x user a using S3cr3t",
        "dtexec /f x /de S3cr3t",
        "dtexec /f x /Decrypt S3cr3t",
        "SqlPackage /a:x /tp:S3cr3t /tu:a",
        "tf.exe get /login:a,S3cr3t",
        "tf vc x /login:corp\\a,S3cr3t",
        "htpasswd -b f a S3cr3t",
        "nssm.exe set \"svc\" ObjectName \"corp\\a\" \"S3cr3t\"",
        "winexe --user a%S3cr3t //h",
        "netbird up --setup-key S3cr3t",
        "forticlient -p S3cr3t -u a",
        "nssm64 set svc ObjectName .\\a S3cr3t",
        "sqlcmd -Q \"CREATE USER a IDENTIFIED BY 'S3cr3t'\"",
        "aws.exe AKIAIOSFODNN7EXAMPLE x S3cr3tS3cr3tS3cr3t/S3cr3tS3cr3tS3cr3tA+2",
        "Rubeus.exe changepw /ticket:x.kirbi /new:S3cr3t",
        "winget & curl \"https://h/x?a=1&key=S3cr3tS3cr3tS3cr3tS3cr3tA\""
      })
  void hidesThePassword(String commandLine) {
    assertThat(mask.mask(commandLine)).doesNotContain("S3cr3t").contains("⟨secret:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker run --user 1000:1000 nginx",
        "tool.exe -p:8080",
        "tool.exe /p:C:\\temp",
        "dotnet publish -p:PublishSingleFile=true",
        "nmap -p 80,443 -u x",
        "ssh -p 22 -u x",
        "curl -c cookies.txt -b cookies.txt https://x",
        "curl --cookie-jar x https://x",
        "curl \"https://x.example/?page=1&key=abc\"",
        "curl -E C:\\cert.pem https://x",
        "tool --user=CORP\\bob C:\\x",
        "tool --user admin http://x:80/",
        "echo y | plink -ssh a@b",
        "echo y | net use * /delete",
        "tool --token %TOKEN%",
        "reg add HKLM\\x /v DisablePasswordChange /t REG_DWORD /d 1",
        "reg add HKLM\\x /v LimitBlankPasswordUse /t REG_DWORD /d 0 /f",
        "reg add HKLM\\x /v EnablePlainTextPassword /t REG_DWORD /d 1 /f",
        "reg query HKLM\\x /v DefaultPassword",
        "ssh-keygen -t rsa -N \"\" -f x",
        "setx JAVA_HOME C:\\x",
        "git checkout 0123456789abcdef0123456789abcdef01234567",
        "docker build -t corp/app:1.2 .",
        "python script.py corp/app:1.2 d",
        "smbclient -L //h -N",
        "sqlplus /nolog @x.sql",
        "sqlplus / as sysdba",
        "vault login -method=ldap username=a",
        "openssl passwd -1",
        "java -Dbypass=true -jar x",
        "powershell -ExecutionPolicy Bypass -File x.ps1",
        "kerbrute userenum -d corp users.txt",
        "RunasCs.exe --help",
        "rclone copy c:\\x remote:pass",
        "hydra -l a -P words.txt ssh://h",
        "tool -hash SHA256"
      })
  void leavesWhatIsNoSecret(String commandLine) {
    assertThat(mask.mask(commandLine)).isEqualTo(commandLine);
  }

  @Test
  void hidesNoMoreThanTheValue() {
    assertThat(
            mask.mask("rasdial \"my vpn\" jdoe x1 /phonebook:y z").replaceAll(":[0-9a-f]{4}", ""))
        .isEqualTo("rasdial \"my vpn\" jdoe ⟨secret⟩ /phonebook:y z");
    assertThat(mask.mask("curl -H \"Cookie: a=b; c=d\" x").replaceAll(":[0-9a-f]{4}", ""))
        .isEqualTo("curl -H \"Cookie: ⟨secret⟩\" x");
  }

  /** They are looked for in the command line's lower case: others would never be found. */
  @Test
  void theWordsOfAllRowsAreInLowerCase() {
    assertThat(Stream.of(ToolSecrets.ALL, NamedSecrets.ALL).flatMap(rows -> rows.stream()))
        .flatExtracting(SecretPattern::words)
        .allSatisfy(word -> assertThat(word).isNotEmpty().isEqualTo(word.toLowerCase(Locale.ROOT)));
  }
}
