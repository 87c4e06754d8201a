package io.spawnwatch.cli.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Deletes a folder while its former owner may still be at it: Flink tidies up after a job's result
 * is known, so files vanish, and appear, on the way.
 */
public final class TreeDeletion extends SimpleFileVisitor<Path> {

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    return proceed(failure);
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
    if (failure != null) {
      return proceed(failure);
    }
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException refilled) {
      folder.toFile().deleteOnExit();
    }
    return FileVisitResult.CONTINUE;
  }

  private static FileVisitResult proceed(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
