package io.spawnwatch.bench;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Something that reads a topic to its end. */
interface MeasuredJob {

  /** Defines the topology. */
  void define(StreamExecutionEnvironment env, String topic) throws Exception;
}
