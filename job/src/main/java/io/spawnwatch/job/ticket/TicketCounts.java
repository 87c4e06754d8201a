package io.spawnwatch.job.ticket;

/** Counts what was done; called from several threads. */
interface TicketCounts {

  /** A ticket was opened. */
  void opened();

  /** A comment was written. */
  void commented();

  /** A repeat was not written, because a person had closed the ticket. */
  void unwritten();

  /** An attempt failed, and is made again. */
  void retried();
}
