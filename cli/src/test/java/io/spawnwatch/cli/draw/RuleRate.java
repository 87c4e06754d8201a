package io.spawnwatch.cli.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rule came to on the corpus.
 *
 * @param matches creations that match
 * @param benignMatches those of them that are benign
 * @param benignCreations all benign creations of the corpus
 */
record RuleRate(int matches, int benignMatches, int benignCreations) {

  /** The rates of a file that {@code PackOnCorpusTest} wrote, by the names of the rules. */
  static Map<String, RuleRate> read(Path file) throws IOException {
    Map<String, RuleRate> rates = new TreeMap<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      rates.put(cells[0], new RuleRate(number(cells[1]), number(cells[2]), number(cells[3])));
    }
    return rates;
  }

  /** Such as {@code 4.8}. */
  String perThousandBenign() {
    return benignMatches == 0
        ? "0"
        : String.format(Locale.ROOT, "%.1f", 1000.0 * benignMatches / benignCreations);
  }

  private static int number(String cell) {
    return Integer.parseInt(cell);
  }
}
