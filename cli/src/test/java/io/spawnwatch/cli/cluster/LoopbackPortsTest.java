package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {

  @Test
  void areDifferentAndNoneThatAnOutgoingConnectionMayTake() throws IOException {
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      ports.add(LoopbackPorts.free());
    }

    assertThat(ports).hasSize(50).allMatch(port -> port >= 10_000 && port < 32_768);
  }

  @Test
  void leaveOutWhatSomebodyListensOn() throws IOException {
    int port = LoopbackPorts.free();
    int next = port == 32_767 ? 10_000 : port + 1;
    try (ServerSocket socket =
        new ServerSocket(next, 1, InetAddress.getByName(LoopbackPorts.HOST))) {
      assertThat(LoopbackPorts.free()).isNotEqualTo(socket.getLocalPort());
    }
  }
}
