package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL converts otherwise than Java's character set, or Java has none for an encoding.
 *
 * <p>Source: {@code corrections.tsv}, from PostgreSQL 15's {@code convert_from} of every code and
 * {@code convert_to} of every character; {@code EncodingDifferentialTest} asks it again.
 *
 * @param read by code
 * @param written by character
 * @param pairsRead two characters that have one code, by this
 * @param pairs the same codes, by the characters
 */
record Corrections(
    CodeTable read, CodeTable written, Map<Integer, String> pairsRead, Map<String, byte[]> pairs) {
  private static final Corrections NONE =
      new Corrections(CodeTable.EMPTY, CodeTable.EMPTY, Map.of(), Map.of());

  private static final Map<Encoding, Corrections> ALL = load();

  static Corrections of(Encoding encoding) {
    return ALL.getOrDefault(encoding, NONE);
  }

  /** What a code means: "" for nothing, null where Java's character set says it. */
  @Nullable String decoded(byte[] bytes, int at, int length) {
    int code = 0;
    for (int i = at; i < at + length; i++) {
      code = (code << 8) | (bytes[i] & 0xff);
    }
    int found = read.indexOf(code);
    if (found < 0) {
      return pairsRead.get(code);
    }
    int meaning = read.valueAt(found);
    return meaning == CodeTable.NOTHING ? "" : Character.toString(meaning);
  }

  /** A character's code: empty for none, null where Java's character set says it. */
  byte @Nullable [] encoded(int character) {
    int found = written.indexOf(character);
    return found < 0 ? null : bytes(written.valueAt(found));
  }

  private static byte[] bytes(int code) {
    int length = (Integer.SIZE - Integer.numberOfLeadingZeros(code) + 7) / 8;
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (code >>> (8 * (length - 1 - i)));
    }
    return bytes;
  }

  private static Map<Encoding, Corrections> load() {
    Map<Encoding, Draft> drafts = new HashMap<>();
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      Encoding encoding = Encoding.valueOf(fields[0]);
      drafts.computeIfAbsent(encoding, e -> new Draft()).add(fields[1], fields[2], fields[3]);
    }
    Map<Encoding, Corrections> all = new HashMap<>();
    drafts.forEach((encoding, draft) -> all.put(encoding, draft.finished()));
    return Map.copyOf(all);
  }

  private static List<String> lines() {
    String file = "corrections.tsv";
    try (InputStream in =
            Objects.requireNonNull(Corrections.class.getResourceAsStream(file), file);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of one encoding. */
  private static final class Draft {
    private final Map<Integer, Integer> read = new TreeMap<>();
    private final Map<Integer, Integer> written = new TreeMap<>();
    private final Map<Integer, String> pairsRead = new HashMap<>();
    private final Map<String, byte[]> pairs = new HashMap<>();

    /**
     * @param way what the first line of the file says
     * @param hex the first character's code
     */
    void add(String way, String hex, String characters) {
      if (way.equals("unwritten")) {
        characters.codePoints().forEach(c -> written.put(c, CodeTable.NOTHING));
      } else if (way.equals("unread")) {
        read.put(code(hex), CodeTable.NOTHING);
      } else if (way.equals("pair")) {
        pairsRead.put(code(hex), characters);
        pairs.put(characters, HexFormat.of().parseHex(hex));
      } else {
        addRun(way, code(hex), characters.codePoints().toArray());
      }
    }

    private void addRun(String way, int first, int[] characters) {
      for (int i = 0; i < characters.length; i++) {
        if (!way.equals("written")) {
          read.put(first + i, characters[i]);
        }
        if (!way.equals("read")) {
          written.put(characters[i], first + i);
        }
      }
    }

    private static int code(String hex) {
      return Integer.parseUnsignedInt(hex, 16);
    }

    Corrections finished() {
      return new Corrections(
          CodeTable.of(read), CodeTable.of(written), Map.copyOf(pairsRead), Map.copyOf(pairs));
    }
  }
}
