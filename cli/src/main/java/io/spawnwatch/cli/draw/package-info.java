/** Pictures of sequences: what a sequence asks for, as text and as SVG. */
package io.spawnwatch.cli.draw;
