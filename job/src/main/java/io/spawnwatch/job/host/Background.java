package io.spawnwatch.job.host;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.common.operators.MailboxExecutor;

/**
 * Work beside the stream, for all operators of a TaskManager on one thread, in order; what it comes
 * to is taken in on the operator's own thread, between two records.
 */
public final class Background {

  /** Ends when it has had nothing to do for a while, so that a cancelled job leaves nothing. */
  private static final ThreadPoolExecutor WORKER = worker();

  private final MailboxExecutor mailbox;

  /**
   * Work for one operator.
   *
   * @param mailbox the operator's
   */
  public Background(MailboxExecutor mailbox) {
    this.mailbox = mailbox;
  }

  private static ThreadPoolExecutor worker() {
    ThreadPoolExecutor worker =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "spawnwatch-rules");
              thread.setDaemon(true);
              return thread;
            });
    worker.allowCoreThreadTimeOut(true);
    return worker;
  }

  /**
   * Does the work, then takes its result in.
   *
   * @param work must not throw; leaves the stream its CPU by calling its pace between steps
   * @param then on the operator's thread; not called if the operator has ended by then
   */
  public <T> void run(Function<Pace, T> work, Consumer<T> then) {
    WORKER.execute(
        () -> {
          T result = work.apply(new Pace());
          mailbox.execute(() -> then.accept(result), "take a set of rules in");
        });
  }
}
