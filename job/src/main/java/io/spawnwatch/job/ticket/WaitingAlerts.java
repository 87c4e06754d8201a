package io.spawnwatch.job.ticket;

import io.spawnwatch.job.decode.RawRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Alerts on their way to the ticketing system, by activity, in the order of arrival. */
final class WaitingAlerts {

  /**
   * One of them.
   *
   * @param number grows with arrival
   * @param record the alert
   */
  record Waiting(long number, RawRecord record) {}

  private final Map<String, Deque<Waiting>> byActivity = new HashMap<>();
  private long last;
  private int size;

  /** Adds one behind those of its activity; its number. */
  long add(String activity, RawRecord record) {
    byActivity
        .computeIfAbsent(activity, key -> new ArrayDeque<>())
        .add(new Waiting(++last, record));
    size++;
    return last;
  }

  /** Puts one back at its place. */
  void restore(String activity, long number, RawRecord record) {
    List<Waiting> all = new ArrayList<>(byActivity.getOrDefault(activity, new ArrayDeque<>()));
    all.add(new Waiting(number, record));
    all.sort(Comparator.comparingLong(Waiting::number));
    byActivity.put(activity, new ArrayDeque<>(all));
    last = Math.max(last, number);
    size++;
  }

  List<String> activities() {
    return List.copyOf(byActivity.keySet());
  }

  boolean has(String activity) {
    return byActivity.containsKey(activity);
  }

  /** The one that is delivered now. */
  Waiting next(String activity) {
    return byActivity.get(activity).getFirst();
  }

  /** Removes the one that was delivered. */
  Waiting remove(String activity) {
    Deque<Waiting> queue = byActivity.get(activity);
    Waiting delivered = queue.removeFirst();
    if (queue.isEmpty()) {
      byActivity.remove(activity);
    }
    size--;
    return delivered;
  }

  int size() {
    return size;
  }
}
