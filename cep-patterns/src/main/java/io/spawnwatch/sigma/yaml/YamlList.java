package io.spawnwatch.sigma.yaml;

import java.util.List;

/**
 * A list.
 *
 * @param items in order
 * @param line from 1
 * @param column from 1
 */
public record YamlList(List<YamlNode> items, int line, int column) implements YamlNode {

  @Override
  public String describe() {
    return "a list";
  }
}
