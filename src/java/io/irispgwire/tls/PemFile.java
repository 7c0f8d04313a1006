package io.irispgwire.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text file with keys or certificates; its comments may be in any encoding. */
final class PemFile {
  private PemFile() {}

  static Reader open(Path file) throws IOException {
    return Files.newBufferedReader(file, ISO_8859_1);
  }

  /** One line for the operator; never what the file holds. */
  static IOException broken(String what, Path file, Exception cause) {
    String reason;
    if (cause instanceof NoSuchFileException) {
      reason = "there is no such file";
    } else if (cause instanceof AccessDeniedException) {
      reason = "permission denied";
    } else {
      reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
    return new IOException("cannot read the " + what + " in " + file + ": " + reason, cause);
  }
}
