package io.spawnwatch.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A temporary folder that goes when it is closed; where a signal ends the JVM, which closes
 * nothing, by a shutdown hook.
 */
public final class ScratchFolder implements AutoCloseable {

  /** While the JVM ends, its other threads and its children may still be writing. */
  private static final int ATTEMPTS = 50;

  private static final long PAUSE_MILLIS = 100;
  private static final Set<ScratchFolder> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> OPEN.forEach(ScratchFolder::deleteInTheEnd)));
  }

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one.
   *
   * @param prefix with which its name begins
   * @throws IOException when that fails
   */
  public static ScratchFolder create(String prefix) throws IOException {
    ScratchFolder folder = new ScratchFolder(Files.createTempDirectory(prefix));
    OPEN.add(folder);
    return folder;
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(path, new TreeDeletion());
    if (!Files.exists(path)) {
      OPEN.remove(this);
    }
  }

  private void deleteInTheEnd() {
    IOException last = null;
    try {
      for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
        last = attempt();
        Thread.sleep(Files.exists(path) ? PAUSE_MILLIS : 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (Files.exists(path)) {
      System.err.println("spawnwatch: " + path + " stays behind: " + last);
    }
  }

  /** Null where nothing stood against it. */
  private IOException attempt() {
    try {
      Files.walkFileTree(path, new TreeDeletion());
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
