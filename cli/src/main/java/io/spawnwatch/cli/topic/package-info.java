/** What a person sends to, and reads from, the topics of a cluster. */
package io.spawnwatch.cli.topic;
