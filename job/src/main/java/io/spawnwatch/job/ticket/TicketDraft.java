package io.spawnwatch.job.ticket;

import java.util.Optional;

/**
 * A ticket to open.
 *
 * @param alert that opens it
 * @param predecessor id of the ticket of the same activity that a person closed
 * @param note what to say beside the alert; may be empty
 */
public record TicketDraft(TicketAlert alert, Optional<String> predecessor, String note) {}
