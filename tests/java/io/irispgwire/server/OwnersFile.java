package io.irispgwire.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that only its owner can read: clients refuse other private keys, and Git knows no such.
 */
final class OwnersFile {
  private OwnersFile() {}

  static Path copy(Path file, Path directory) throws IOException {
    Path copy = directory.resolve(file.getFileName());
    Files.deleteIfExists(copy);
    Files.createFile(
        copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(copy, Files.readAllBytes(file));
  }
}
