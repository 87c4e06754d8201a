package io.spawnwatch.job.ticket;

/** Counts nothing. */
final class UncountedTickets implements TicketCounts {

  @Override
  public void opened() {}

  @Override
  public void commented() {}

  @Override
  public void unwritten() {}

  @Override
  public void retried() {}
}
