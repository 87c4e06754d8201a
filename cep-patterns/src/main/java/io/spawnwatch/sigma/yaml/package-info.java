/** YAML whose every node knows its line and column. */
package io.spawnwatch.sigma.yaml;
