/** What Sigma cannot say, in Java: see docs/rules.md. */
package io.spawnwatch.examples;
