/** Passwords in command lines: where they stand, and what is shown in their place. */
package io.spawnwatch.job.secret;
