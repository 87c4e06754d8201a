package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Finds the event files that a person named. */
public final class EventFiles {

  private static final List<String> ENDINGS = List.of(".jsonl", ".json", ".xml");

  private EventFiles() {}

  /**
   * The files, in the order given; those of a folder by name.
   *
   * @param arguments files, folders, or {@code -}
   * @throws NoSuchFileException when one does not exist, or a folder holds no events
   * @throws IOException when a folder cannot be read
   */
  public static List<EventFile> find(List<String> arguments) throws IOException {
    List<EventFile> found = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.isBlank()) {
        throw new NoSuchFileException("\"\"", null, "expected a file or folder, found no name");
      }
      Path path = Path.of(argument);
      if (argument.equals(EventFile.STANDARD_INPUT.path())) {
        found.add(EventFile.STANDARD_INPUT);
      } else if (Files.isDirectory(path)) {
        found.addAll(below(path));
      } else if (Files.exists(path)) {
        found.add(new EventFile(argument, path.getFileName().toString()));
      } else {
        throw new NoSuchFileException(argument);
      }
    }
    return found;
  }

  /**
   * Hands on every record of a file, in order.
   *
   * @throws FileSystemException when it cannot be read to its end
   * @throws IOException when it cannot be opened
   */
  public static void read(EventFile file, Consumer<RawRecord> records) throws IOException {
    List<RawRecord> unreadable = new ArrayList<>();
    readWhole(
        file,
        record -> {
          if (record.fault() == null) {
            records.accept(record);
          } else {
            unreadable.add(record);
          }
        });
    for (RawRecord record : unreadable) {
      String place = file.path() + ":" + record.offset();
      throw new FileSystemException(place, null, record.fault());
    }
  }

  /** Hands on every record of a file; where it cannot be read to its end, last a faulty one. */
  static void readWhole(EventFile file, Consumer<RawRecord> records) throws IOException {
    long[] line = {0};
    try (InputStream in = file.open()) {
      RecordSplitter.of(file.name())
          .split(
              in,
              file.name(),
              record -> {
                line[0] = record.offset();
                records.accept(record);
              });
    } catch (ZipException | EOFException e) {
      String fault = "cannot be unzipped further: " + e.getMessage();
      records.accept(RawRecord.unreadable(file.name(), line[0] + 1, fault));
    }
  }

  /** A wrong folder must not pass for a quiet day. */
  private static List<EventFile> below(Path folder) throws IOException {
    List<EventFile> files = walk(folder);
    if (files.isEmpty()) {
      String endings = String.join(", ", ENDINGS);
      throw new NoSuchFileException(
          folder.toString(), null, "expected events (" + endings + ", also .gz), found none");
    }
    return files;
  }

  private static List<EventFile> walk(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(EventFiles::isEventFile)
          .sorted()
          .map(p -> new EventFile(p.toString(), nameBelow(folder, p)))
          .toList();
    }
  }

  private static String nameBelow(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isEventFile(Path path) {
    String name = withoutGz(path.toString());
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** The name in lower case, without {@code .gz}. */
  static String withoutGz(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
  }
}
