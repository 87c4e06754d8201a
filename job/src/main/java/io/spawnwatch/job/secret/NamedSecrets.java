package io.spawnwatch.job.secret;

import java.util.List;

/**
 * Secrets that are named, or told by their form, whatever tool takes them. The first column are
 * words, in lower case, of which the command line must hold one, so that most rows cost a search
 * for a word; {@code VALUE} and {@code EXE} are those of {@link SecretPattern}.
 */
final class NamedSecrets {

  private static final String NAME = "(?:\"[^\"]*\"|[^\\s\"/]\\S*)";
  private static final String KEYS =
      "(?:password|passwd|passphrase|pwd|secret"
          + "|(?:api|access|account|secret|auth|master|encryption|signing)[_-]?key"
          + "|(?:access|auth|bearer|refresh)[_-]?token)";
  private static final String KEY_WORDS = "pass|pwd|secret|key|token";

  static final List<SecretPattern> ALL =
      List.of(
          // Switches, settings, variables by their names.
          of(
              "pass|pw|secret|token|key|bearer",
              "(?:^|[\\s\"'(])(?:--?|/|[–—])(?:(?:\\w+-)?(?:passw|pass|pw|storepass|keypass|newpass|password[do])"
                  + "|[\\w-]*(?:password|passwd|passphrase|pwd|secret|secret-string|token|oauth2-bearer"
                  + "|(?:api|access|secret|account|auth|setup|storage|aes|v)-?key))"
                  + "(?:[:=]\\s*|\\s+)(?:-(?:String)\\s+)?VALUE"),
          of(KEY_WORDS, KEYS + "\\s*=\\s*(?:([^;\"']+);|VALUE)"),
          of("pass", "(?:^|[^a-z])pass\\s*=\\s*\\\\?[\"']?([^\\s\"'&;,:]+)"),
          of("token", "(?:^|[^a-z])token\\s*=\\s*VALUE"),
          of("$", "\\$\\w*(?:pass|pw|token)\\w*\\s*=\\s*\\\\?[\"']([^\"']+)"),
          of(
              KEY_WORDS,
              "(?:" + KEYS + "|[\"'](?:pass|token))\\\\?[\"']\\s*:\\s*\\\\?[\"']([^\"']+)"),
          of(".password:", "\\.password:VALUE"),
          of("authtoken", "\\b(?:add-|_)?authtoken[\\s=]+VALUE"),
          of("aws_se", "\\baws_(?:secret_access_key|session_token)\\s+VALUE"),
          of(
              "setenvironmentvariable",
              "SetEnvironmentVariable\\(\\s*\\\\?[\"']\\w*(?:pass|pwd|secret|token|key)\\w*\\\\?[\"']\\s*,\\s*\\\\?[\"']([^\"']+)"),
          of("identified", "\\bidentified\\s+(?:with\\s+\\S+\\s+)?by\\s+VALUE"),
          of("set creds", "\\bset creds\\s+" + NAME + "\\s+" + NAME + "\\s+VALUE"),
          // By their place behind the tool's name.
          of("rasdial", "\\brasdialEXE\\s*" + NAME + "\\s+" + NAME + "\\s+VALUE"),
          of("mega-login", "\\bmega-login(?:\\.bat)?EXE\\s*" + NAME + "\\s+VALUE"),
          of("runascs", "\\brunascsEXE\\s*(?:--?\\w+\\s+[^\\s-]\\S*\\s+)*[^\\s\"/-]\\S*\\s+VALUE"),
          // A user and a password, in either order; a user:password.
          of(
              "-u|/u",
              "\\s[-/]u(?:ser(?:name)?)?(?:\\s+|[:=])"
                  + NAME
                  + "(?:\\s+[-/]\\w+(?:\\s+[^\\s\"/-]\\S*)?){0,3}\\s+[-/]p(?:\\s+|[:=])VALUE"),
          of(
              "-p|/p",
              "\\s[-/]p(?:\\s+|[:=])(?:\"([^\"]+)\"|'([^']+)'|([^\\s\"'/:.,-]*[^\\s\"'/:.,\\d-]\\S*))"
                  + "\\s+[-/]u(?:ser(?:name)?)?[\\s:=]"),
          of(
              "-p:|/p:",
              "\\s[-/]p:(?:\"([^\"=\\\\]{4,})\"|(\\d*[^\\s\"'=:/\\\\\\d][^\\s\"'=:/\\\\]{3,})(?:[\\s\"']|$))"),
          of(
              "--user|--auth",
              "\\s--(?:user|auth)[\\s=]+\\\\?[\"']?[^\\s:\"']+:([^\\s\"'/\\\\:]*[^\\s\"'/\\\\:\\d][^\\s\"']*)"),
          of("login:", "\\s[-/]login:[\"']?[^\\s,\"']+,([^\\s\"']+)"),
          of("://", "\\b[a-z][a-z0-9+.-]*://[^\\s/:@\"']*:([^\\s/\"']+)@"),
          of("@", "(?:^|[\\s\"'/=])[\\w.-]+:([^\\s\"'/@:]+)@[\\w.:-]+"),
          of("%", "\\s(?:(?-i:-U)|--user[\\s=])\\s*[\"']?[^\\s%\"']+%([^\\s%\"']+)"),
          // The web.
          of(
              "authorization",
              "\\bauthorization\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?"
                  + "(?:(?:basic|bearer|token|negotiate|digest|ntlm)\\s+)?([^\\s\"']+)"),
          of(
              "x-|-token|api-key|apikey",
              "\\b(?:x-[\\w-]*(?:key|token|secret)|(?:private|job|deploy)-token|api-?key)\\\\?[\"']?"
                  + "\\s*[:=]\\s*\\\\?[\"']?([^\\s\"']+)"),
          of(
              "cookie",
              "[\"']cookie:\\s*([^\"']+)|\\bcookie\\\\?[\"']?\\s*[:=]\\s*\\\\?(?:\"([^\"]+)|'([^']+)|([^\\s\"'\\\\]\\S*))"
                  + "|\\s--cookies?\\s+(?:\"([^\"=]+=[^\"]*)|'([^'=]+=[^']*)|([^\\s\"'=]+=\\S+))"),
          of("sig=|key=|code=", "[?&](?:sig=([^&\\s\"']+)|(?:key|code)=([^&\\s\"']{20,}))"),
          of(
              "webhooks/|hooks.|/bot",
              "/(?:api/webhooks/\\d+/|services/T\\w+/B\\w+/|bot\\d{6,}:)([\\w-]{16,})"),
          of(
              "gh|glpat-|xox|eyj|tskey-|sk-|sk_|aiza|npm_|hf_",
              "\\b(?-i:(gh[opsru]_\\w{30,}|github_pat_\\w{30,}|glpat-[\\w-]{20,}|xox[a-z]-[\\w-]{10,}"
                  + "|tskey-[\\w-]{10,}|sk-[\\w-]{30,}|sk_live_\\w{16,}|AIza[\\w-]{35}|npm_\\w{36}|hf_\\w{30,}"
                  + "|eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]+))"),
          of(
              "akia|asia",
              "(?-i:A[KS]IA[A-Z0-9]{16})[^A-Za-z0-9/+](?:.*?[^A-Za-z0-9/+])?([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$)"),
          // Windows and its attackers.
          of(
              "hashes|/ntlm:|/rc4:|/aes|/des:|/hash:|/krbtgt:|/pth:",
              "(?:^|\\s)(?:--?hashes\\s+|/(?:ntlm|rc4|aes128|aes256|des|hash|krbtgt|pth):)VALUE"),
          of(
              "-h|hash",
              "\\s(?:(?-i:-H)|--?(?:nt|lm)?hash)\\s+[\"']?((?:[0-9a-f]{32})?:?[0-9a-f]{32})(?:[\\s\"']|$)"),
          of("/ticket:", "/ticket:([A-Za-z0-9+/=]{64,})"),
          of("changepw", "\\bchangepw\\s(?:.*?\\s)?/new:VALUE"),
          of("securestring", "ConvertTo-SecureString\\s+(?:-\\w+\\s+)*\\(?\\s*VALUE"),
          of("securestring", "(?:\"([^\"]+)\"|'([^']+)')\\s*\\|\\s*ConvertTo-SecureString"),
          of(
              "credential",
              "Credential(?:\\]::new)?\\s*\\(\\s*\\\\?[\"'][^\"']*[\"']\\s*,\\s*\\\\?[\"']([^\"']+)"),
          of(
              "directoryentry",
              "DirectoryEntry\\s*\\((?:\\s*\\\\?[\"'][^\"']*[\"']\\s*,){2}\\s*\\\\?[\"']([^\"']+)"),
          of("setpassword", "SetPassword(?:[\"']\\s*,|\\s*\\()\\s*\\\\?[\"']([^\"']+)"),
          of("pass:", "\\bpass:(?:\\\\?\"([^\"]+)|([^\\s\"']+))"),
          of(
              "echo",
              "\\becho\\s+VALUE\\s*\\|\\s*\"?(?:[^\\s|\"]*\\\\)?(?:runas|net1?|sudo|cmdkey|su|anydesk|docker)\\b"));

  private NamedSecrets() {}

  private static SecretPattern of(String words, String secret) {
    return SecretPattern.ofWords(words, secret);
  }
}
