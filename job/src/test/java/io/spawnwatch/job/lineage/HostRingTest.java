package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostRingTest {

  private final HostRing ring = new HostRing();

  @BeforeEach
  void hasThreeHosts() {
    for (String name : new String[] {"a", "b", "c"}) {
      ring.add(CachedHost.read(name, null));
    }
  }

  @Test
  void visitsAllButTheCurrentHostInTurns() {
    ring.enter("b");

    Set<String> visited = new HashSet<>(Set.of(ring.next().name(), ring.next().name()));

    assertThat(visited).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void keepsTheCurrentHostWhereAnotherLeaves() {
    ring.enter("c");
    CachedHost left = ring.next();
    ring.remove(left);

    assertThat(ring.current().name()).isEqualTo("c");
    assertThat(ring.enter(left.name())).isFalse();
    assertThat(ring.current()).isNull();
  }

  @Test
  void hasNoCurrentHostAfterItLeft() {
    ring.enter("a");
    ring.remove(ring.current());

    assertThat(ring.current()).isNull();
    assertThat(ring.enter("c")).isTrue();
    assertThat(ring.current().name()).isEqualTo("c");
  }

  @Test
  void knowsWhetherAHostWasUsedSinceItWasLastAsked() {
    ring.enter("a");

    assertThat(ring.current().takeUse()).isTrue();
    assertThat(ring.current().takeUse()).isFalse();
  }
}
