package io.spawnwatch.library;

import io.spawnwatch.event.Nearest;
import io.spawnwatch.sequence.RuleReferences;
import io.spawnwatch.sigma.SigmaRule;
import io.spawnwatch.sigma.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The ids and names of all rules and correlations of a library. */
final class RuleNames implements RuleReferences {

  private record Named(String id, String name, String path) {}

  private final List<Named> all = new ArrayList<>();
  private final Set<String> correlations = new HashSet<>();
  private final Set<String> leftOut = new HashSet<>();

  RuleNames(List<SigmaRule> rules) {
    rules.forEach(r -> all.add(new Named(r.id(), r.header().name(), r.header().path())));
  }

  void addCorrelation(String path, YamlMap document) {
    String name = document.text("name", null);
    String id = document.text("id", name);
    if (id != null) {
      all.add(new Named(id, name, path));
      correlations.add(id);
    }
  }

  /** Whether the id is a correlation rule's. */
  boolean isCorrelation(String id) {
    return correlations.contains(id);
  }

  /** A rule that is not evaluated here. */
  void addLeftOut(YamlMap document) {
    document.get("id").ifPresent(id -> leftOut.add(document.text("id", "")));
    document.get("name").ifPresent(name -> leftOut.add(document.text("name", "")));
  }

  @Override
  public List<String> resolve(String reference, String path) {
    List<String> byId = ids(named -> reference.equals(named.id));
    if (!byId.isEmpty()) {
      return byId;
    }
    List<String> inFile = ids(n -> reference.equals(n.name) && path.equals(n.path));
    return inFile.isEmpty() ? ids(named -> reference.equals(named.name)) : inFile;
  }

  private List<String> ids(Predicate<Named> condition) {
    return all.stream().filter(condition).map(Named::id).distinct().toList();
  }

  @Override
  public Optional<String> nearest(String reference) {
    return Nearest.to(
        reference,
        all.stream().flatMap(n -> Stream.of(n.id, n.name)).filter(Objects::nonNull).toList());
  }

  @Override
  public boolean isLeftOut(String reference) {
    return leftOut.contains(reference);
  }
}
