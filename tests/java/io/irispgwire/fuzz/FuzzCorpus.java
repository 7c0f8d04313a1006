package io.irispgwire.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Inputs of a fuzzer: in the repository a file of one line each in hex, for Jazzer a file each. */
final class FuzzCorpus {
  private static final HexFormat HEX = HexFormat.of();

  private FuzzCorpus() {}

  /**
   * @param arguments {@code unpack FILE FOLDER} or {@code pack FOLDER FILE}
   */
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[1]);
    Path to = Path.of(arguments[2]);
    if (arguments[0].equals("pack")) {
      pack(from, to);
    } else {
      unpack(from, to);
    }
  }

  static List<byte[]> read(Path file) throws IOException {
    return Files.readAllLines(file, US_ASCII).stream().map(HEX::parseHex).toList();
  }

  private static void unpack(Path file, Path folder) throws IOException {
    List<byte[]> inputs = read(file);
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(folder.resolve(Integer.toString(i)), inputs.get(i));
    }
  }

  private static void pack(Path folder, Path file) throws IOException {
    SortedSet<String> lines = new TreeSet<>();
    try (Stream<Path> inputs = Files.list(folder)) {
      for (Path input : (Iterable<Path>) inputs::iterator) {
        lines.add(HEX.formatHex(Files.readAllBytes(input)));
      }
    }
    Files.write(file, lines, US_ASCII);
  }
}
