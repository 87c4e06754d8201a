/** Serializers of what crosses a wire or lies in state: hand-written and versioned. */
package io.spawnwatch.job.wire;
