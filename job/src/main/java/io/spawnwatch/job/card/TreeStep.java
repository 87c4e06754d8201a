package io.spawnwatch.job.card;

/**
 * What a matched process stands for.
 *
 * @param number from 1
 * @param label such as {@code step 2: Account added}
 * @param gap milliseconds since the step before; null for the first, or where a time is unknown
 */
record TreeStep(int number, String label, Long gap) {}
