package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A ZooKeeper of one node, the one within Flink's own jars. */
final class ZooKeeper {

  private static final String MAIN =
      "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

  private final Path folder;
  private final String port;

  private ZooKeeper(Path folder, String port) {
    this.folder = folder;
    this.port = port;
  }

  /** The ZooKeeper of a folder; a new one gets a free port. */
  static ZooKeeper in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path settings = folder.resolve("zoo.cfg");
    if (!Files.exists(settings)) {
      Files.writeString(
          settings,
          """
          tickTime=2000
          dataDir=%s
          clientPort=%d
          clientPortAddress=127.0.0.1
          admin.enableServer=false
          """
              .formatted(
                  folder.resolve("data").toString().replace('\\', '/'), LoopbackPorts.free()));
    }
    Properties written = new Properties();
    try (Reader reader = Files.newBufferedReader(settings)) {
      written.load(reader);
    }
    return new ZooKeeper(folder, written.getProperty("clientPort"));
  }

  /** Host and port. */
  String address() {
    return LoopbackPorts.HOST + ":" + port;
  }

  Process launch(Path flinkLib) throws IOException {
    return new JavaProcess(
            JavaProcess.jarsOf(flinkLib),
            List.of("-Xmx128m", "-Dzookeeper.admin.enableServer=false"),
            folder.resolve("zookeeper.log"))
        .start(Map.of(), MAIN, List.of(folder.resolve("zoo.cfg").toString()));
  }
}
