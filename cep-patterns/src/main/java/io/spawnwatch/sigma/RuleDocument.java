package io.spawnwatch.sigma;

import java.io.Serializable;

/**
 * The text of one rule file, which may hold several YAML documents.
 *
 * @param path where it came from, as shown in messages
 * @param text its content
 */
public record RuleDocument(String path, String text) implements Serializable {}
