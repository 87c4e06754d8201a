package io.spawnwatch.sequence;

import java.util.List;
import java.util.Optional;

/** What the names in a correlation rule refer to. */
public interface RuleReferences {

  /**
   * The ids of the rules that a reference can mean: by id; else by name in the same file; else by
   * name anywhere.
   *
   * @param reference an id or a name
   * @param path the file in which the reference stands
   * @return one id; none where nothing has that name; several where it is ambiguous
   */
  List<String> resolve(String reference, String path);

  /** The id or name that a reference which nothing has was probably meant to be. */
  Optional<String> nearest(String reference);

  /** Whether a rule of that id or name was read, but is not evaluated here. */
  boolean isLeftOut(String reference);
}
