/** Findings: folded by activity, written as OCSF Detection Findings. */
package io.spawnwatch.job.alert;
