package io.spawnwatch.job.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * PowerShell that a command line carries in base64: {@code -EncodedCommand} under any of the names
 * that PowerShell takes for it, and {@code FromBase64String}.
 *
 * @param begin where the base64 begins in the command line
 * @param end the character behind its last
 * @param text decoded
 */
public record EncodedCommand(int begin, int end, String text) {

  private static final int MAX_BASE64 = 65_536;

  /**
   * {@code -e}, {@code -ec}, {@code -enc}, … {@code -encodedcommand}, {@code -encodedarguments}.
   */
  private static final Pattern SWITCH =
      Pattern.compile(
          "[-/–—―](?:e|ec|en|enc[a-z]{0,14}|ea|encodeda[a-z]{0,8})[\\s:]+[\"']?([A-Za-z0-9+/]{8,}={0,2})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CALL =
      Pattern.compile(
          "FromBase64String\\(\\s*\\\\?[\"']([A-Za-z0-9+/]{8,}={0,2})", Pattern.CASE_INSENSITIVE);

  /** All that a command line carries and that decodes to text, in order. */
  public static List<EncodedCommand> in(String commandLine) {
    List<EncodedCommand> found = new ArrayList<>();
    for (Pattern pattern : List.of(SWITCH, CALL)) {
      Matcher matcher = pattern.matcher(commandLine);
      while (matcher.find()) {
        int begin = matcher.start(1);
        int end = matcher.end(1);
        decoded(matcher.group(1))
            .ifPresent(text -> found.add(new EncodedCommand(begin, end, text)));
      }
    }
    return found;
  }

  /**
   * As UTF-16, which PowerShell takes, or as UTF-8, if either is text; half a quantum is left out.
   */
  private static Optional<String> decoded(String base64) {
    String digits = base64.replace("=", "");
    int whole = Math.min(digits.length(), MAX_BASE64);
    byte[] bytes =
        Base64.getDecoder().decode(digits.substring(0, whole - (whole % 4 == 1 ? 1 : 0)));
    return text(bytes, StandardCharsets.UTF_16LE).or(() -> text(bytes, StandardCharsets.UTF_8));
  }

  private static Optional<String> text(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    long readable = text.chars().filter(EncodedCommand::isReadable).count();
    return readable >= 4 && readable * 10 >= text.length() * 9L
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Script is Latin for the most part; random bytes are not. */
  private static boolean isReadable(int c) {
    return c >= ' ' && c < 0x250 && c != 0x7f || c == '\n' || c == '\r' || c == '\t';
  }
}
