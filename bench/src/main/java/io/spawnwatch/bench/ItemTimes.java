package io.spawnwatch.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What each of many items costs, over many rounds. An item's cost is the median of its rounds by
 * the clock, so that a pause or a neighbour on the core counts in few of them; the mean is of the
 * thread's CPU time.
 *
 * @param median of the items' costs, microseconds
 * @param mean CPU microseconds an item
 */
record ItemTimes(double median, double mean) {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Makes the items of a round ready, outside what is measured. */
  interface Round {
    IntConsumer begin(int round);
  }

  /** Measures; the first half of the rounds warms the compiler up. */
  static ItemTimes of(int items, int rounds, Round round) {
    float[][] micros = new float[items][rounds - rounds / 2];
    double[] cpu = new double[rounds - rounds / 2];
    for (int r = 0; r < rounds; r++) {
      IntConsumer item = round.begin(r);
      int kept = r - rounds / 2;
      long cpuBegan = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < items; i++) {
        long began = System.nanoTime();
        item.accept(i);
        if (kept >= 0) {
          micros[i][kept] = (System.nanoTime() - began) / 1e3f;
        }
      }
      if (kept >= 0) {
        cpu[kept] = (THREADS.getCurrentThreadCpuTime() - cpuBegan) / 1e3 / items;
      }
    }
    double[] medians = Arrays.stream(micros).mapToDouble(ItemTimes::median).toArray();
    return new ItemTimes(median(medians), median(cpu));
  }

  private static double median(float[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** One line. */
  String line(String name) {
    return String.format("%-28s %9.2f µs the median, %9.2f CPU µs the mean", name, median, mean);
  }
}
