package io.spawnwatch.sigma.yaml;

/** A node of a YAML document, with its place in the file. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

  /** The line, from 1. */
  int line();

  /** The column, from 1. */
  int column();

  /** What it is, for a message: {@code a map}, {@code a list}, {@code "x"}. */
  String describe();
}
