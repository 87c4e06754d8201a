package io.spawnwatch.cli.cluster;

import java.util.Map;

/**
 * How a cluster is started.
 *
 * @param taskManagers how many
 * @param slots of each
 * @param highlyAvailable whether jobs survive the JobManager's end, by ZooKeeper
 * @param flink options of Flink by key, over the project's
 */
public record ClusterSettings(
    int taskManagers, int slots, boolean highlyAvailable, Map<String, String> flink) {}
