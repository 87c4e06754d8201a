package io.spawnwatch.sigma;

import static io.spawnwatch.sigma.Rules.detection;
import static io.spawnwatch.sigma.Rules.event;
import static io.spawnwatch.sigma.Rules.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How items, lists, maps, keywords and conditions are linked. */
class SelectionSemanticsTest {

  private static List<Problem> problemsOf(String block) {
    String head =
        "title: t\nlogsource: {category: process_creation, product: windows}\ndetection:\n";
    try {
      Rules.parse(head + block.indent(2));
    } catch (SigmaException e) {
      return e.problems();
    }
    throw new AssertionError("it is accepted: " + block);
  }

  @Test
  void aMapIsAllOfItsItemsAlsoSeveralOnOneField() {
    SigmaRule rule =
        detection("s:\n  Image|startswith: a\n  Image|endswith: z\n  User: u\ncondition: s");

    assertThat(matches(rule, event("Image", "a-z", "User", "u"))).isTrue();
    assertThat(matches(rule, event("Image", "a-z"))).isFalse();
    assertThat(matches(rule, event("Image", "a", "User", "u"))).isFalse();
  }

  @Test
  void aListOfMapsIsAnyOfThemEachOfAllItsItems() {
    SigmaRule rule = detection("s:\n  - {Image: a, User: u}\n  - Product: p\ncondition: s");

    assertThat(matches(rule, event("Product", "p"))).isTrue();
    assertThat(matches(rule, event("Image", "a", "User", "u"))).isTrue();
    assertThat(matches(rule, event("Image", "a"))).isFalse();
  }

  @Test
  void mapsAndKeywordsMayStandInOneList() {
    SigmaRule rule = detection("s:\n  - Image: a\n  - needle\n  - [b2, b3]\ncondition: s");

    assertThat(matches(rule, event("Image", "a"))).isTrue();
    assertThat(matches(rule, event("User", "the needle"))).isTrue();
    assertThat(matches(rule, event("User", "xb3x"))).isTrue();
    assertThat(matches(rule, event("User", "a"))).isFalse();
  }

  @Test
  void keywordsAreAnyOfThemAnywhereInTheEvent() {
    SigmaRule rule = detection("words: ['per?c*dat', 4688]\ncondition: words");

    assertThat(matches(rule, event("ParentCommandLine", "x \\PERFC.dat,#1"))).isTrue();
    assertThat(matches(rule, event("EventID", "4688"))).isTrue();
    assertThat(matches(rule, event("Image", "perfc"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Computer", "Channel", "Provider_Name", "NewProcessId", "Hashes"})
  void keywordsAreLookedForWhereverALogLineShowsThem(String field) {
    SigmaRule rule = detection("words: needle\ncondition: words");

    assertThat(matches(rule, event(field, "a NEEDLE b"))).isTrue();
  }

  @Test
  void keywordsAreNotLookedForAmongTheAncestors() {
    SigmaRule rule = detection("words: needle\ncondition: words");

    assertThat(matches(rule, event("GrandParentImage", "needle"))).isFalse();
  }

  @Test
  void allKeywordsMayStandInDifferentFields() {
    SigmaRule rule = detection("words:\n  '|all': [aa, bb]\ncondition: words");

    assertThat(matches(rule, event("Image", "xaax", "User", "bb"))).isTrue();
    assertThat(matches(rule, event("Image", "xaax"))).isFalse();
  }

  @Test
  void keywordsTakeModifiers() {
    SigmaRule regex = detection("words:\n  '|re|i': 'n.{2}dle$'\ncondition: words");
    SigmaRule cased = detection("words:\n  '|cased': 'Needle'\ncondition: words");

    assertThat(matches(regex, event("User", "a NEEDLE"))).isTrue();
    assertThat(matches(regex, event("User", "a needle b"))).isFalse();
    assertThat(matches(cased, event("User", "a Needle b"))).isTrue();
    assertThat(matches(cased, event("User", "a needle b"))).isFalse();
  }

  @Test
  void aMissingFieldIsFalseAndItsNegationTrue() {
    SigmaRule rule = detection("a: {Image: x}\nb: {User: y}\ncondition: a and not b");

    assertThat(matches(rule, event("Image", "x"))).isTrue();
    assertThat(matches(rule, event("User", "z"))).isFalse();
  }

  @Test
  void aFilterOnNullExcludesEventsWithoutTheField() {
    SigmaRule rule =
        detection("a: {Image: x}\nfilter: {CommandLine: null}\ncondition: a and not filter");

    assertThat(matches(rule, event("Image", "x"))).isFalse();
    assertThat(matches(rule, event("Image", "x", "CommandLine", ""))).isTrue();
  }

  /** a1, a2 and _b hold where Image, User and Product are 1. */
  @ParameterizedTest(name = "{0} of {1}{2}{3}: {4}")
  @CsvSource({
    "1 of a*, 0, 1, 0, true",
    "any of a*, 0, 1, 0, true",
    "all of a*, 1, 0, 1, false",
    "all of a*, 1, 1, 0, true",
    "1 of *2, 0, 1, 0, true",
    "1 of a*2, 1, 0, 0, false",
    "1 of them, 0, 0, 1, false",
    "all of them, 1, 1, 0, true",
    "any of them, 1, 0, 0, true",
    "1 of _*, 0, 0, 1, true",
    "all of *, 1, 1, 0, true",
    "1 of *b, 0, 0, 1, refused",
    "_b, 0, 0, 1, true",
    "a1 or a2 and _b, 1, 0, 0, true",
    "not a1 and a2, 0, 1, 0, true",
    "not a1 or a2, 1, 1, 0, true",
    "not (a1 or a2), 0, 0, 1, true",
    "a1 and not all of a*, 1, 0, 0, true"
  })
  void quantifiersAndOperators(String condition, String a1, String a2, String b, String expected) {
    String block =
        "a1: {Image: 1}\na2: {User: 1}\n_b: {Product: 1}\ncondition: '" + condition + "'";
    if (expected.equals("refused")) {
      assertThat(problemsOf(block)).hasSize(1);
    } else {
      assertThat(matches(detection(block), event("Image", a1, "User", a2, "Product", b)))
          .isEqualTo(Boolean.parseBoolean(expected));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"notepad", "not_a", "andy", "or1", "order-66", "all", "any", "of", "them2"})
  void identifiersMayBeginWithAWordOfTheGrammar(String name) {
    SigmaRule rule = detection(name + ": {Image: 1}\ncondition: not not " + name);

    assertThat(matches(rule, event("Image", "1"))).isTrue();
    assertThat(matches(rule, event("Image", "2"))).isFalse();
  }

  @Test
  void identifiersMindCase() {
    assertThat(problemsOf("Sel: {Image: 1}\ncondition: sel"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("(Sel), found \"sel\""));
  }

  @Test
  void wordsOfTheGrammarAreLowerCase() {
    assertThat(problemsOf("a: {Image: 1}\nb: {Image: 2}\ncondition: a AND b"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("expected \"and\", \"or\" or the end"));
  }

  @Test
  void severalConditionsAreAlternatives() {
    SigmaRule rule =
        detection("a: {Image: 1}\nb: {User: 1}\ncondition:\n  - a and b\n  - not a and not b");

    assertThat(matches(rule, event("Image", "1", "User", "1"))).isTrue();
    assertThat(matches(rule, event("Image", "2", "User", "2"))).isTrue();
    assertThat(matches(rule, event("Image", "1", "User", "2"))).isFalse();
  }

  @Test
  void aPipeIsNamedForWhatItWas() {
    assertThat(problemsOf("a: {Image: 1}\ncondition: a | count() > 5"))
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.UNSUPPORTED))
        .satisfies(p -> assertThat(p.message()).contains("correlation"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {}\ncondition: a",
        "a: []\ncondition: a",
        "a:\ncondition: a",
        "a: [null]\ncondition: a",
        "a: {Image: 1}\ncondition: []",
        "a: {Image: 1}\ncondition:",
        "a: {Image: 1}\ncondition: {b: c}",
        "a: {Image: 1}"
      })
  void whatIsEmptyIsRefusedForItWouldMatchEverythingOrNothing(String block) {
    assertThat(problemsOf(block))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("expected"))
        .satisfies(p -> assertThat(p.line()).isGreaterThan(2));
  }
}
