package io.spawnwatch.job.ticket;

/**
 * A comment to write.
 *
 * @param alert that it tells of
 * @param retitles whether the ticket is from now on called as the alert is
 * @param raises whether the ticket's severity becomes the alert's
 */
public record TicketComment(TicketAlert alert, boolean retitles, boolean raises) {}
