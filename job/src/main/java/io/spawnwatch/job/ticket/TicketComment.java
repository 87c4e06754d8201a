package io.spawnwatch.job.ticket;

/**
 * A comment to write.
 *
 * @param alert that it tells of
 * @param isFirst whether the ticket has nothing of its finding yet: then it needs the whole card
 * @param retitles whether the ticket is from now on called as the alert is
 * @param raises whether the ticket's severity becomes the alert's
 */
public record TicketComment(TicketAlert alert, boolean isFirst, boolean retitles, boolean raises) {}
