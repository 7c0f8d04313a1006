package io.irispgwire.recording;

import io.irispgwire.config.RecordingConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The directory of records: makes files in it, and bounds what all of them take. Thread-safe. */
public final class Recordings {
  private static final String SUFFIX = ".pgrecord";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  private final Supplier<RecordingConfig> config;
  private final AtomicLong used = new AtomicLong();

  /**
   * @param config as it holds now
   */
  public Recordings(Supplier<RecordingConfig> config) {
    this.config = config;
  }

  /** Whether there is a directory. */
  public boolean areSetUp() {
    return config.get().directory().isPresent();
  }

  /** Whether every session of that user is recorded. */
  public boolean concern(String user) {
    return areSetUp() && config.get().users().contains(user);
  }

  /** Whether the files have room for so many bytes more, which then are theirs. */
  boolean take(int bytes) {
    return used.addAndGet(bytes) <= config.get().limitBytes();
  }

  /**
   * A new record, in a file that only the owner of this process can read.
   *
   * @throws IOException when it cannot be made
   */
  public RecordFile open(int processId) throws IOException {
    Path directory =
        config
            .get()
            .directory()
            .orElseThrow(() -> new IOException("there is no directory for records"));
    used.set(taken(directory));
    Path file = directory.resolve(TIME.format(Instant.now()) + "-" + processId + SUFFIX);
    Files.createFile(file, ownersOnly(directory));
    OutputStream out = Files.newOutputStream(file);
    return new RecordFile(this, file, out);
  }

  private static FileAttribute<?>[] ownersOnly(Path directory) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix && directory.getFileSystem().equals(FileSystems.getDefault())
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static long taken(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .mapToLong(Recordings::size)
          .sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
