package io.spawnwatch.sequence;

import java.util.List;

/** Decides which signals of a window a match ends at. Not thread-safe. */
interface SequenceEvaluation {

  /** The matches that end at members which are due, at most one each, the tightest. */
  List<Match> matches(Window window);
}
