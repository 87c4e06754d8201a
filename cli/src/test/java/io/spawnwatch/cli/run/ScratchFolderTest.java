package io.spawnwatch.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchFolderTest {

  /** Fills a folder, says where it lies, and goes on until it is ended. */
  static final class Writer {

    public static void main(String[] arguments) throws Exception {
      ScratchFolder folder = ScratchFolder.create("spawnwatch-test-");
      Files.createDirectory(folder.path().resolve("data"));
      System.out.println(folder.path());
      for (int i = 0; true; i++) {
        if (Files.exists(folder.path().resolve("data"))) {
          Files.writeString(folder.path().resolve("data").resolve("file" + i % 100), "a");
        }
        Thread.sleep(1);
      }
    }
  }

  @Test
  void goesWhenClosed() throws IOException {
    ScratchFolder folder = ScratchFolder.create("spawnwatch-test-");
    Files.writeString(folder.path().resolve("file"), "a");

    folder.close();

    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void goesWithAJvmThatASignalEnds() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = writer.inputReader()) {
      Path folder = Path.of(out.readLine());
      assertThat(folder).exists();

      writer.destroy();

      assertThat(writer.waitFor()).isEqualTo(143);
      assertThat(folder).doesNotExist();
    }
  }
}
