package io.spawnwatch.sequence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/**
 * What {@code CEP.pattern(stream.keyBy(group), …).inEventTime()} finds on data in order: the
 * operator that it builds, on the heap, with a pattern of its own.
 */
final class StockCep {

  /** A signal as a member of a group. */
  record Grouped(String group, Member member) {}

  private StockCep() {}

  /** The last processes of all matches. */
  static Set<Long> lastProcesses(List<Grouped> inOrder, CorrelationRule sequence) throws Exception {
    var operator =
        new CepOperator<Grouped, String, Long>(
            new ReferenceSerializer<>(),
            false,
            NFACompiler.compileFactory(pattern(sequence.rules(), sequence.timespan()), false),
            null,
            AfterMatchSkipStrategy.noSkip(),
            new LastProcess(),
            null);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(operator, Grouped::group, Types.STRING)) {
      harness.setup();
      harness.open();
      for (Grouped grouped : inOrder) {
        harness.processElement(grouped, grouped.member().time());
      }
      harness.processWatermark(Watermark.MAX_WATERMARK);
      return new TreeSet<>(harness.extractOutputValues());
    }
  }

  private static Pattern<Grouped, ?> pattern(List<String> rules, Duration timespan) {
    Pattern<Grouped, Grouped> pattern =
        Pattern.<Grouped>begin("first", AfterMatchSkipStrategy.noSkip()).where(is(rules.get(0)));
    for (String rule : rules.subList(1, rules.size() - 1)) {
      pattern = pattern.followedByAny("then " + rule).where(is(rule));
    }
    return pattern
        .followedByAny("last")
        .where(is(rules.get(rules.size() - 1)))
        .within(timespan.plusMillis(1));
  }

  private static SimpleCondition<Grouped> is(String rule) {
    return SimpleCondition.of(grouped -> grouped.member().has(rule));
  }

  private static final class LastProcess extends PatternProcessFunction<Grouped, Long> {
    @Override
    public void processMatch(
        Map<String, List<Grouped>> match, Context context, Collector<Long> last) {
      last.collect(match.get("last").get(0).member().signal().process().low());
    }
  }
}
