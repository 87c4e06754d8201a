package io.spawnwatch.bench;

import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Scanner;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.spawnwatch.sigma.LiteralIndex;
import io.spawnwatch.sigma.LiteralIndexBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ahocorasick.trie.Trie;

/** Ways to find which of many literals occur in a text, whatever their case. */
enum LiteralMatchers {
  /** That of the product. */
  OWN {
    @Override
    Search of(List<String> literals) {
      LiteralIndexBuilder builder = new LiteralIndexBuilder();
      for (int id = 0; id < literals.size(); id++) {
        builder.add(literals.get(id), LiteralIndex.Anchor.ANYWHERE, id);
      }
      LiteralIndex index = builder.build();
      int[] found = new int[1];
      return text -> {
        found[0] = 0;
        index.search(text, id -> found[0]++);
        return found[0];
      };
    }
  },
  /** org.ahocorasick: a trie of maps. */
  ROBERT_BOR {
    @Override
    Search of(List<String> literals) {
      Trie trie = Trie.builder().ignoreCase().addKeywords(literals).build();
      int[] found = new int[1];
      return text -> {
        found[0] = 0;
        trie.parseText(
            text,
            emit -> {
              found[0]++;
              return true;
            });
        return found[0];
      };
    }
  },
  /** com.hankcs: a double-array trie; it has no mode without case, so the text is folded first. */
  DOUBLE_ARRAY {
    @Override
    Search of(List<String> literals) {
      Map<String, Integer> ids = new TreeMap<>();
      literals.forEach(literal -> ids.put(literal.toLowerCase(Locale.ROOT), ids.size()));
      AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
      trie.build(ids);
      int[] found = new int[1];
      return text -> {
        found[0] = 0;
        AhoCorasickDoubleArrayTrie.IHit<Integer> hit = (begin, end, id) -> found[0]++;
        trie.parseText(text.toLowerCase(Locale.ROOT), hit);
        return found[0];
      };
    }
  },
  /** Intel's Hyperscan through JNI: it scans UTF-8. */
  HYPERSCAN {
    @Override
    Search of(List<String> literals) throws Exception {
      List<Expression> expressions = new ArrayList<>();
      for (String literal : literals) {
        EnumSet<ExpressionFlag> flags =
            EnumSet.of(ExpressionFlag.CASELESS, ExpressionFlag.UTF8, ExpressionFlag.SINGLEMATCH);
        expressions.add(new Expression(SYMBOL.matcher(literal).replaceAll("\\\\$0"), flags));
      }
      Database database = Database.compile(expressions);
      Scanner scanner = new Scanner();
      scanner.allocScratch(database);
      return text -> scanner.scan(database, text).size();
    }
  };

  private static final Pattern SYMBOL = Pattern.compile("\\p{Punct}");

  /** Counts the occurrences in a text. */
  interface Search {
    int count(String text);
  }

  /** A search for literals that are distinct and not empty. */
  abstract Search of(List<String> literals) throws Exception;
}
