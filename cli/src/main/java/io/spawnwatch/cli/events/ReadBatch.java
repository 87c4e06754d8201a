package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.util.List;

/**
 * What the reading thread hands over at once.
 *
 * @param records in order
 * @param isLast whether nothing comes after it
 * @param failure why reading ended early; null where it did not
 */
record ReadBatch(List<RawRecord> records, boolean isLast, IOException failure) {}
