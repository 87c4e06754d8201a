package io.spawnwatch.library;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read or written, for the person who named it. */
public final class FileFault {

  private FileFault() {}

  /** {@code path: reason}. */
  public static String of(Path file, IOException fault) {
    return file + ": " + reason(fault);
  }

  /** {@code path: reason}, of the file that the fault names. */
  public static String of(FileSystemException fault) {
    return fault.getFile() + ": " + reason(fault);
  }

  private static String reason(IOException fault) {
    if (fault instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    if (fault instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    return fault instanceof AccessDeniedException ? "permission denied" : fault.toString();
  }
}
