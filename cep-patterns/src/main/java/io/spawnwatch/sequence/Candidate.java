package io.spawnwatch.sequence;

import java.util.List;

/**
 * A signal that may be a step within a group, for an explanation.
 *
 * @param signal the signal
 * @param rules the rules of the sequence for which it belongs to the group, in the sequence's order
 */
record Candidate(Signal signal, List<String> rules) {}
