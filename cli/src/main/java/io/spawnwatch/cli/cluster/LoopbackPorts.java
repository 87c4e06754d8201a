package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of loopback that nobody listens on. Below those that systems give to outgoing connections
 * (Linux from 32768, Windows and macOS from 49152): one of these can take a port that was free when
 * it was chosen before a server binds it.
 */
final class LoopbackPorts {

  static final String HOST = "127.0.0.1";

  private static final int FIRST = 10_000;
  private static final int LAST = 32_767;
  private static final int MAX_TRIES = 1_000;

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, LAST));

  private LoopbackPorts() {}

  /**
   * A port that is free now, and was not given before.
   *
   * @throws IOException when none is found
   */
  static int free() throws IOException {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      int port = NEXT.getAndUpdate(p -> p < LAST ? p + 1 : FIRST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port of " + HOST + " from " + FIRST + " to " + LAST);
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
      return socket.isBound();
    } catch (BindException taken) {
      return false;
    }
  }
}
