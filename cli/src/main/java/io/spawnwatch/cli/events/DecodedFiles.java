package io.spawnwatch.cli.events;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Event files read whole, for tools that look at few events from all sides. */
public final class DecodedFiles {

  private DecodedFiles() {}

  /**
   * The events of the files by host, each host's in the order of the files; what is malformed or
   * skipped is left out.
   *
   * @throws IOException when a file cannot be read
   */
  public static Map<String, List<ProcessEvent>> byHost(
      List<EventFile> files, DecodeSettings settings) throws IOException {
    EventDecoder decoder = new EventDecoder(settings);
    Map<String, List<ProcessEvent>> hosts = new LinkedHashMap<>();
    for (EventFile file : files) {
      EventFiles.read(
          file,
          record -> {
            if (decoder.decode(record) instanceof Decoded.Event decoded) {
              hosts
                  .computeIfAbsent(decoded.event().host(), host -> new ArrayList<>())
                  .add(decoded.event());
            }
          });
    }
    return hosts;
  }
}
