/** A bundled day of a small company: invented hosts, people and attacks. */
package io.spawnwatch.cli.demo;
