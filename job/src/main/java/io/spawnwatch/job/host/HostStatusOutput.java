package io.spawnwatch.job.host;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.Provider;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.lineage.CachedLineageStore;
import io.spawnwatch.job.lineage.HostFacts;
import io.spawnwatch.job.lineage.HostState;
import io.spawnwatch.job.lineage.ProviderFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** Tells of hosts that sent something since it last told of them, where somebody wants to know. */
final class HostStatusOutput {

  private final Output<StreamRecord<Alert>> output;
  private final CachedLineageStore hosts;
  private final boolean isWanted;
  private final boolean usesWallClock;

  /**
   * An output.
   *
   * @param hosts whose current host is told of
   * @param isWanted whether it is read
   * @param usesWallClock whether events arrive as they happen
   */
  HostStatusOutput(
      Output<StreamRecord<Alert>> output,
      CachedLineageStore hosts,
      boolean isWanted,
      boolean usesWallClock) {
    this.output = output;
    this.hosts = hosts;
    this.isWanted = isWanted;
    this.usesWallClock = usesWallClock && isWanted;
  }

  /** An event of the current host arrived, and is going to be taken in. */
  void arrived(ProcessEvent event, ProcessingTimeService clock) {
    if (usesWallClock) {
      hosts.host().facts().arrived(event.time(), clock.getCurrentProcessingTime());
    }
  }

  /** Whether {@link #tell} does anything. */
  boolean isWanted() {
    return isWanted;
  }

  /** Tells what the current host sent since it last told of it. */
  void tell(String name) {
    HostState host = hosts.host();
    if (isWanted && !host.facts().isEmpty()) {
      HostStatus status = new HostStatus(name, JsonRow.of(json -> write(name, host, json)));
      output.collect(HostStage.HOST_STATUS, new StreamRecord<>(status));
      host.statusWasTold();
      hosts.hostChanged();
    }
  }

  private static void write(String name, HostState host, JsonGenerator json) throws IOException {
    HostFacts facts = host.facts();
    json.writeStringField("host", name);
    time("firstSeen", facts.firstSeen(), json);
    time("lastSeen", Math.max(host.clock(), facts.firstSeen()), json);
    time("since", facts.since(), json);
    for (Provider provider : Provider.values()) {
      if (!facts.of(provider).isEmpty()) {
        write(provider, facts.of(provider), json);
      }
    }
    json.writeNumberField("securityClockOffset", host.securityOffset() / 1_000);
    if (facts.leastDelay() != Long.MAX_VALUE) {
      json.writeNumberField("leastDelay", facts.leastDelay() / 1e3);
    }
  }

  private static void write(Provider provider, ProviderFacts facts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(provider.name().toLowerCase(Locale.ROOT));
    json.writeNumberField("creations", facts.creations());
    json.writeNumberField("withCommandLine", facts.commandLines());
    if (facts.creations() > 0) {
      double share = (double) facts.commandLines() / facts.creations();
      json.writeNumberField("commandLineShare", Math.round(share * 1e3) / 1e3);
    }
    json.writeNumberField("exits", facts.exits());
    if (facts.hasRecordIds()) {
      json.writeNumberField("recordIdsUnseen", facts.recordsUnseen());
      json.writeNumberField("recordIdRestarts", facts.recordRestarts());
    }
    json.writeEndObject();
  }

  private static void time(String field, long millis, JsonGenerator json) throws IOException {
    json.writeStringField(field, Instant.ofEpochMilli(millis).toString());
  }
}
