package io.spawnwatch.job.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgTreeTest {

  /** Parses the picture, and fails where it is no XML. */
  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static int count(Document svg, String element) {
    return svg.getElementsByTagName(element).getLength();
  }

  @Test
  void hasACardAProcessAndALineAChild() throws Exception {
    Document svg =
        parsed(
            SvgTree.of(
                new Trees()
                    .process("1", "cmd.exe", "cmd.exe", 0)
                    .process("2", "net.exe", "net user", 2)
                    .started("1", "2")
                    .matched("2", "step 1: x")
                    .alert()));

    assertThat(count(svg, "path")).isEqualTo(1);
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("cmd.exe", "net user", "step 1: x", "CORP\\anna", "Medium", "09:14:11");
  }

  @Test
  void isPlainXmlWithoutScriptWhateverTheText() throws Exception {
    Document svg = parsed(SvgTree.of(Trees.allOf(Trees.HOSTILE + "x".repeat(32_000))));

    NodeList all = svg.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      assertThat(all.item(i).getNodeName())
          .isIn("svg", "title", "style", "rect", "path", "text", "tspan");
    }
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("<script>alert(1)</script>")
        .doesNotContain("\u202e", "\u001b", "\ufeff");
  }

  @Test
  void staysWithinItsWidthHoweverDeep() throws Exception {
    Trees trees = new Trees();
    for (int i = 0; i < 60; i++) {
      trees.process("" + i, "a.exe", "a " + "漢字".repeat(400), i).started("" + (i - 1), "" + i);
    }

    NodeList boxes = parsed(SvgTree.of(trees.alert())).getElementsByTagName("rect");
    for (int i = 0; i < boxes.getLength(); i++) {
      var box = boxes.item(i).getAttributes();
      double right =
          Double.parseDouble(box.getNamedItem("x").getNodeValue())
              + Double.parseDouble(box.getNamedItem("width").getNodeValue());
      assertThat(right).isLessThanOrEqualTo(980);
    }
  }

  @Test
  void anAlertWithoutATreeHasAPictureToo() throws Exception {
    assertThat(count(parsed(SvgTree.of(new Trees().alert())), "svg")).isEqualTo(1);
  }
}
