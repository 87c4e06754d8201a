package io.spawnwatch.job.ticket;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a ticketing system is reached.
 *
 * @param url its address, without a slash at its end
 * @param scheme of the header {@code Authorization}, such as {@code Bearer}
 * @param token where the secret is read
 * @param timeout of a connection, and of an answer
 */
public record HttpSettings(String url, String scheme, TicketToken token, Duration timeout)
    implements Serializable {}
