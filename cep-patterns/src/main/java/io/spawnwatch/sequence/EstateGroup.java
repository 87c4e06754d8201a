package io.spawnwatch.sequence;

import java.util.List;

/**
 * A group of an estate-wide sequence: what its signals share, whichever hosts they are from.
 *
 * @param sequence the sequence's id
 * @param values the values of its {@code group-by}, lower case, in its order; empty where it groups
 *     by nothing
 */
public record EstateGroup(String sequence, List<String> values) {}
