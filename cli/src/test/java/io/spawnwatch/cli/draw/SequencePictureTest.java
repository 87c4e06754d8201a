package io.spawnwatch.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.RuleDocument;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SequencePictureTest {

  private static final String RULE =
      """
      ---
      title: %s
      id: rule-%s
      name: %s
      logsource: {category: process_creation, product: windows}
      detection:
        selection: {Image|endswith: ['\\%s.exe', '\\<b>&%s.exe'], CommandLine|contains: '/add'}
        condition: selection
      """;

  private static Picture.Frame picture(String correlation) {
    StringBuilder file = new StringBuilder("title: Flagship\nid: s\nname: s\ncorrelation:\n");
    String[] documents = correlation.split("---\n");
    documents[0].lines().forEach(line -> file.append("  ").append(line).append('\n'));
    for (int i = 1; i < documents.length; i++) {
      file.append("---\n").append(documents[i]);
    }
    for (String name : List.of("a", "b")) {
      file.append(String.format(RULE, "Rule " + name, name, name, name, name));
    }
    RuleLibrary library =
        LibraryLoader.load(List.of(new RuleDocument("s.yml", file.toString())), Map.of());
    assertThat(library.problems()).isEmpty();
    return SequencePicture.of(library.sequence("s").orElseThrow(), library);
  }

  @Test
  void saysWhatAStepAsksForAndHowItIsJoined() {
    String text =
        TextPicture.render(
            picture(
                """
                type: temporal_ordered
                rules: [a, b]
                aliases: {p: {a: ProcessGuid, b: AncestorProcessGuid}}
                group-by: [p]
                timespan: 90s
                """));

    assertThat(text)
        .contains("Flagship", "in this order, within 90s", "1  Rule a", "2  Rule b")
        .contains("Image: *\\a.exe, *\\<b>&a.exe", "CommandLine: */add*")
        .contains("then within 90s, below it", "▼");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSize(92));
  }

  @Test
  void saysWhatIsCounted() {
    Picture.Frame picture =
        picture(
            """
            type: value_count
            rules: [a, b]
            group-by: [Computer, LogonId]
            timespan: 2h
            condition: {gte: 5, lt: 9, field: CommandLine}
            """);

    assertThat(picture.demand())
        .isEqualTo("5 or more, fewer than 9 different CommandLine within 2h, in one logon session");
    assertThat(picture.links()).containsExactly(new Picture.Link("or", false));
  }

  @Test
  void drawsNoArrowWhereNoOrderIsAsked() {
    Picture.Frame picture =
        picture(
            """
            type: temporal
            rules: [a, b]
            group-by: [ActivityGuid]
            timespan: 3d
            """);

    assertThat(picture.demand()).isEqualTo("in any order, within 3d");
    assertThat(picture.links())
        .containsExactly(new Picture.Link("and within 3d, same activity", false));
  }

  @Test
  void marksWhatMustNotHappen() {
    Picture.Frame picture =
        picture(
            """
            type: temporal
            rules: [a, b]
            group-by: [Computer]
            timespan: 1h
            condition: a and not b
            """);

    assertThat(picture.parts()).extracting(Picture::isAbsent).containsExactly(false, true);
    assertThat(TextPicture.render(picture))
        .contains("with a step that must not happen, within 1h", "NOT  2  Rule b", "┄");
    assertThat(SvgPicture.render(picture)).contains("NOT  2  Rule b", "step absent");
  }

  @Test
  void drawsAChoiceAsAFrameOfItsOwn() {
    Picture.Frame picture =
        picture(
            """
            type: temporal
            rules: [a, b]
            group-by: [Computer]
            timespan: 1h
            condition: a or b
            """);

    assertThat(picture.demand()).isEqualTo("a or b, within 1h");
    assertThat(picture.links()).containsExactly(new Picture.Link("or, same host", false));
  }

  @Test
  void framesASequenceWithinASequence() {
    Picture.Frame picture =
        picture(
            """
            type: temporal_ordered
            rules: [inner, b]
            aliases: {p: {inner: ProcessGuid, b: ParentProcessGuid}}
            group-by: [p]
            timespan: 2h
            ---
            title: Inner
            id: inner
            name: inner
            correlation: {type: event_count, rules: [a], group-by: [Computer], timespan: 1m, condition: {gte: 3}}
            """);

    assertThat(picture.parts().get(0))
        .isInstanceOfSatisfying(
            Picture.Frame.class,
            inner ->
                assertThat(inner.demand()).isEqualTo("3 or more processes within 1m, on one host"));
    assertThat(picture.links())
        .containsExactly(new Picture.Link("then within 2h, child of it", true));
    assertThat(TextPicture.render(picture).lines())
        .allSatisfy(line -> assertThat(line).hasSize(92));
  }

  @Test
  void escapesWhatRulesHoldInSvg() throws Exception {
    Picture.Step step =
        new Picture.Step(1, "<script>&\u0007\uD800", List.of("]]>\"'\u202E</text>"), false);
    String svg = SvgPicture.render(new Picture.Frame("<x>", "", List.of(step), List.of(), false));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("text").item(2).getTextContent())
        .isEqualTo("1  <script>&\\u0007\\ud800");
    assertThat(document.getElementsByTagName("text").item(3).getTextContent())
        .isEqualTo("]]>\"'\\u202e</text>");
  }
}
