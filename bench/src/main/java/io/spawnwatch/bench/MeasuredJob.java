package io.spawnwatch.bench;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Something that reads the load topic to its end. */
interface MeasuredJob {

  /** Defines the topology. */
  void define(StreamExecutionEnvironment env) throws Exception;
}
