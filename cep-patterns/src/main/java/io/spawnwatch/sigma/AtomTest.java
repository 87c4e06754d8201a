package io.spawnwatch.sigma;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.FieldValues;
import java.util.List;
import java.util.function.Predicate;

/** An atom with whatever it needs prepared: nothing is compiled per event. */
interface AtomTest {

  /** Whether the event satisfies the atom. */
  boolean matches(FieldValues event);

  static AtomTest of(Atom atom) {
    if (atom instanceof Atom.Text text) {
      return any(text.field(), new GlobMatcher(text.glob(), text.cased())::matches);
    }
    if (atom instanceof Atom.Regex regex) {
      return any(regex.field(), regex.test()::find);
    }
    if (atom instanceof Atom.Keyword keyword) {
      Glob anywhere = keyword.glob().withAnyBefore().withAnyAfter();
      return keyword(new GlobMatcher(anywhere, keyword.cased()));
    }
    if (atom instanceof Atom.Reference r
        && !r.field().isMultiValued()
        && !r.other().isMultiValued()) {
      return event -> holds(r, event.get(r.field()), event.get(r.other()));
    }
    return atom::matches;
  }

  private static boolean holds(Atom.Reference reference, String value, String operand) {
    return value != null
        && operand != null
        && reference.kind().holds(value, operand, reference.cased());
  }

  private static AtomTest any(Field field, Predicate<String> test) {
    if (!field.isMultiValued()) {
      return event -> {
        String value = event.get(field);
        return value != null && test.test(value);
      };
    }
    return event -> {
      List<String> values = event.all(field);
      for (int i = 0; i < values.size(); i++) {
        if (test.test(values.get(i))) {
          return true;
        }
      }
      return false;
    };
  }

  private static AtomTest keyword(GlobMatcher matcher) {
    return event -> {
      for (Field field : LogLine.FIELDS) {
        String value = event.get(field);
        if (value != null && matcher.matches(value)) {
          return true;
        }
      }
      return false;
    };
  }
}
