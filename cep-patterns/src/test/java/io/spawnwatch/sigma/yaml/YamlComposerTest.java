package io.spawnwatch.sigma.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlComposerTest {

  private final List<Problem> problems = new ArrayList<>();

  private List<YamlMap> read(String text) {
    return YamlReader.read(new RuleDocument("r.yml", text), problems);
  }

  /** In the texts, | stands for a line's end, ~ for a tab and ^ for a double quote. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      value = {
        "a:|~b: 1 => 2:1 spaces before the text, found a tab",
        "a: %foo% => 1:4 a value, found %, with which none begins outside of quotes",
        "a: b: c => 1:5 the end of the value, found another \":\"",
        "a:|    b: 1|  c: 2 => 3:3 a key in column 1, as in line 1, found one in column 3",
        "a:|  s:|    b: 1|   c: 2 => 4:4 a key in column 3, as in line 2, found one in column 4",
        "a: x|- b => 2:1 a key in column 1, as in line 1, found -",
        "a:|  - b| - c => 3:2 a key in column 1, as in line 1, found \"-\" in column 2",
        "a:|  - b|  c: d => 3:3 \"-\" in column 3, as in line 2, found something else",
        "a: 'it's' => 1:8 the end of the value, found text after its closing quote",
        "a: 1|b => 2:1 a key and \":\", found text without",
        "a: 'foo|b: c => 1:4 a closing quote for this one, found the end of the file",
        "a: ^foo|---|b: c => 1:4 a closing quote for this one, found the next document",
        "a: ^C:\\Windows^ => 1:8 an escape such as \\n, found \\W; write a backslash as \\\\,",
        "a: ^C:\\Users^ => 1:9 8 hexadecimal digits after \\x, \\u or \\U, found others",
        "a: *foo => 1:4 an anchor &foo for *foo, found none; text that begins with *",
        "a: * foo => 1:5 a name after *, found none; text that begins with *",
        "a: [1, 2|b: 3 => 2:2 \",\" or \"]\" in what line 1 opens, found something else",
        "a: {b: 1 => 1:9 \",\" or \"}\" in what line 1 opens, found something else",
      })
  void saysWhatWasExpectedWhereYamlBreaks(String text, String expected) {
    read(text.replace('|', '\n').replace('~', '\t').replace('^', '"'));

    String[] placeAndWords = expected.split(" ", 2);
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("r.yml:" + placeAndWords[0] + ": expected " + placeAndWords[1]);
  }

  @Test
  void saysWhichDocumentGoesBeyondALimitAndWhere() {
    String aliases = "\n    - *a".repeat(17);
    List<YamlMap> documents =
        read(
            """
            title: first
            ---
            title: deep
            detection:
              sel: %s
            ---
            title: aliases
            detection:
              sel: &a [b]
              all:%s
            ---
            title: last
            """
                .formatted("[".repeat(70) + "]".repeat(70), aliases));

    assertThat(documents).extracting(map -> map.text("title", "")).containsExactly("first", "last");
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "r.yml:5:71: deep: expected at most 64 maps and lists within one another, found more",
            "r.yml:27:7: aliases: expected at most 16 aliases of maps and lists in a file,"
                + " found more");
  }

  @ParameterizedTest
  @CsvSource({"[%s],x", "[%s],[]", "'{a: %s}',x", "'{a: %s}',{}"})
  void readsAsDeepAsItSaysAndNoDeeper(String level, String innermost) {
    int below = innermost.equals("x") ? 62 : 61; // The document's map, that of "a", and itself.
    String deepest = nested(level, innermost, below);

    assertThat(read("a:\n  b: " + deepest)).hasSize(1);
    assertThat(problems).isEmpty();

    read("a:\n  b: " + level.formatted(deepest));
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .startsWith("expected at most 64 maps and lists within one another"));
  }

  private static String nested(String level, String innermost, int depth) {
    return depth == 0 ? innermost : level.formatted(nested(level, innermost, depth - 1));
  }

  @Test
  void namesTheDocumentThatBreaksAndReadsThoseBeforeAndAfterIt() {
    List<YamlMap> documents =
        read(
            """
            title: one
            ---
            title: 'two'
            bad: a: b
            ---
            title: three
            --- # a tab
            title: "four"
            a:
            \tb: c
            """);

    assertThat(documents).extracting(d -> d.text("title", "")).containsExactly("one", "three");
    assertThat(documents).extracting(YamlMap::line).containsExactly(1, 6);
    assertThat(problems).extracting(Problem::where).containsExactly("two", "four");
    assertThat(problems).extracting(Problem::line).containsExactly(4, 10);
  }

  @Test
  void refusesControlCharacters() {
    read("title: x\na: \u0007b\n");

    assertThat(problems)
        .singleElement()
        .hasToString("r.yml:2:4: expected printable characters, found U+0007");
  }

  @Test
  void givesUpAFileOfNothingButFaults() {
    read("a: b: c\n---\n".repeat(1_000));

    assertThat(problems).hasSize(20);
  }

  @Test
  void keepsTheLastLineAsItIsWrittenWhereNoLineEndFollows() {
    assertThat(read("a: |\n  x")).extracting(d -> d.text("a", "")).containsExactly("x");
  }
}
