/** How fast: the whole job beside a yardstick, in one run. */
package io.spawnwatch.bench;
