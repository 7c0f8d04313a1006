package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An encoding of PostgreSQL, in the order of PostgreSQL's numbers.
 *
 * <p>Sources: {@code src/include/mb/pg_wchar.h}, {@code pg_enc}, and {@code src/common/encnames.c}.
 */
public enum Encoding {
  SQL_ASCII("UTF-8"),
  EUC_JP("EUC-JP"),
  EUC_CN("GB2312"),
  EUC_KR("EUC-KR"),
  EUC_TW("US-ASCII"),
  EUC_JIS_2004("US-ASCII"),
  UTF8("UTF-8"),
  MULE_INTERNAL(""),
  LATIN1("ISO-8859-1"),
  LATIN2("ISO-8859-2"),
  LATIN3("ISO-8859-3"),
  LATIN4("ISO-8859-4"),
  LATIN5("ISO-8859-9"),
  LATIN6("ISO-8859-1"),
  LATIN7("ISO-8859-13"),
  LATIN8("ISO-8859-1"),
  LATIN9("ISO-8859-15"),
  LATIN10("ISO-8859-16"),
  WIN1256("windows-1256"),
  WIN1258("windows-1258"),
  WIN866("IBM866"),
  WIN874("x-windows-874"),
  KOI8R("KOI8-R"),
  WIN1251("windows-1251"),
  WIN1252("windows-1252"),
  ISO_8859_5("ISO-8859-5"),
  ISO_8859_6("ISO-8859-6"),
  ISO_8859_7("ISO-8859-7"),
  ISO_8859_8("ISO-8859-8"),
  WIN1250("windows-1250"),
  WIN1253("windows-1253"),
  WIN1254("windows-1254"),
  WIN1255("windows-1255"),
  WIN1257("windows-1257"),
  KOI8U("KOI8-U"),
  SJIS("windows-31j"),
  BIG5("Big5"),
  GBK("x-mswin-936"),
  UHC("x-windows-949"),
  GB18030("GB18030"),
  JOHAB("x-Johab"),
  SHIFT_JIS_2004("x-SJIS_0213");

  /** {@code pg_encname_tbl}: names that are not the encoding's own without its punctuation. */
  private static final Map<String, Encoding> ALIASES =
      Map.ofEntries(
          Map.entry("abc", WIN1258),
          Map.entry("alt", WIN866),
          Map.entry("iso88591", LATIN1),
          Map.entry("iso885910", LATIN6),
          Map.entry("iso885913", LATIN7),
          Map.entry("iso885914", LATIN8),
          Map.entry("iso885915", LATIN9),
          Map.entry("iso885916", LATIN10),
          Map.entry("iso88592", LATIN2),
          Map.entry("iso88593", LATIN3),
          Map.entry("iso88594", LATIN4),
          Map.entry("iso88599", LATIN5),
          Map.entry("koi8", KOI8R),
          Map.entry("mskanji", SJIS),
          Map.entry("shiftjis", SJIS),
          Map.entry("tcvn", WIN1258),
          Map.entry("tcvn5712", WIN1258),
          Map.entry("unicode", UTF8),
          Map.entry("vscii", WIN1258),
          Map.entry("win", WIN1251),
          Map.entry("win932", SJIS),
          Map.entry("win936", GBK),
          Map.entry("win949", UHC),
          Map.entry("win950", BIG5));

  private final String charset;

  /**
   * @param charset Java's name of the same, or of one to which {@link Corrections} adds; "" for
   *     what PostgreSQL itself cannot convert to Unicode
   */
  Encoding(String charset) {
    this.charset = charset;
  }

  /** {@code pg_char_to_encoding}: case and punctuation do not count; null for an unknown name. */
  public static @Nullable Encoding find(String name) {
    String bare = bare(name);
    if (bare.startsWith("windows")) {
      bare = "win" + bare.substring("windows".length());
    }
    for (Encoding encoding : values()) {
      if (bare(encoding.name()).equals(bare)) {
        return encoding;
      }
    }
    return ALIASES.get(bare);
  }

  private static String bare(String name) {
    StringBuilder bare = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        .forEach(c -> bare.append((char) c));
    return bare.toString();
  }

  /** {@code pg_encoding_to_char}; null for a number that no encoding has. */
  public static @Nullable Encoding of(int number) {
    List<Encoding> all = List.of(values());
    return number >= 0 && number < all.size() ? all.get(number) : null;
  }

  /** PostgreSQL's number. */
  public int number() {
    return List.of(values()).indexOf(this);
  }

  /** Whether there is a conversion to and from UTF8. */
  public boolean isConvertible() {
    return !charset.isEmpty();
  }

  /** Whether text passes as it is; SQL_ASCII asks for no conversion. */
  public boolean isServers() {
    return this == UTF8 || this == SQL_ASCII;
  }

  Charset charset() {
    return isServers() ? UTF_8 : Charset.forName(Objects.requireNonNull(charset));
  }
}
