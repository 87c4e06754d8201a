package io.spawnwatch.job.ruleset;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/**
 * Where published rules come from, and where it is told what became of them.
 *
 * @param source records of both rule topics
 * @param status JSON objects
 */
public record RuleEnds(Source<RuleRecord, ?, ?> source, Sink<String> status) {}
