package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An encoding of PostgreSQL that this Java has a character set for; manual, "Supported Character
 * Sets".
 *
 * @param name as PostgreSQL's messages call it
 */
public record CopyEncoding(String name, Charset charset) {
  /** What clients speak here. */
  public static final CopyEncoding UTF8 = new CopyEncoding("UTF8", UTF_8);

  private static final Map<String, String> CHARSETS =
      Map.ofEntries(
          Map.entry("BIG5", "Big5"),
          Map.entry("EUC_CN", "GB2312"),
          Map.entry("EUC_JP", "EUC-JP"),
          Map.entry("EUC_KR", "EUC-KR"),
          Map.entry("GB18030", "GB18030"),
          Map.entry("GBK", "GBK"),
          Map.entry("ISO_8859_5", "ISO-8859-5"),
          Map.entry("ISO_8859_6", "ISO-8859-6"),
          Map.entry("ISO_8859_7", "ISO-8859-7"),
          Map.entry("ISO_8859_8", "ISO-8859-8"),
          Map.entry("JOHAB", "x-Johab"),
          Map.entry("KOI8R", "KOI8-R"),
          Map.entry("KOI8U", "KOI8-U"),
          Map.entry("LATIN1", "ISO-8859-1"),
          Map.entry("LATIN2", "ISO-8859-2"),
          Map.entry("LATIN3", "ISO-8859-3"),
          Map.entry("LATIN4", "ISO-8859-4"),
          Map.entry("LATIN5", "ISO-8859-9"),
          Map.entry("LATIN7", "ISO-8859-13"),
          Map.entry("LATIN9", "ISO-8859-15"),
          Map.entry("LATIN10", "ISO-8859-16"),
          Map.entry("SJIS", "windows-31j"),
          Map.entry("UHC", "x-windows-949"),
          Map.entry("WIN866", "IBM866"),
          Map.entry("WIN874", "x-windows-874"),
          Map.entry("WIN1250", "windows-1250"),
          Map.entry("WIN1251", "windows-1251"),
          Map.entry("WIN1252", "windows-1252"),
          Map.entry("WIN1253", "windows-1253"),
          Map.entry("WIN1254", "windows-1254"),
          Map.entry("WIN1255", "windows-1255"),
          Map.entry("WIN1256", "windows-1256"),
          Map.entry("WIN1257", "windows-1257"),
          Map.entry("WIN1258", "windows-1258"));

  /** Other names of the same, from {@code encnames.c}, without what is no letter or digit. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("unicode", "UTF8"),
          Map.entry("utf8", "UTF8"),
          Map.entry("sqlascii", "UTF8"),
          Map.entry("iso88591", "LATIN1"),
          Map.entry("iso88592", "LATIN2"),
          Map.entry("iso88593", "LATIN3"),
          Map.entry("iso88594", "LATIN4"),
          Map.entry("iso88599", "LATIN5"),
          Map.entry("iso885913", "LATIN7"),
          Map.entry("iso885915", "LATIN9"),
          Map.entry("iso885916", "LATIN10"),
          Map.entry("koi8", "KOI8R"),
          Map.entry("mskanji", "SJIS"),
          Map.entry("shiftjis", "SJIS"),
          Map.entry("win932", "SJIS"),
          Map.entry("windows932", "SJIS"),
          Map.entry("win936", "GBK"),
          Map.entry("windows936", "GBK"),
          Map.entry("win949", "UHC"),
          Map.entry("windows949", "UHC"),
          Map.entry("win950", "BIG5"),
          Map.entry("windows950", "BIG5"),
          Map.entry("alt", "WIN866"),
          Map.entry("win", "WIN1251"),
          Map.entry("tcvn", "WIN1258"),
          Map.entry("vscii", "WIN1258"));

  /** Of the setting client_encoding; an encoding of which no option knows needs none. */
  public static CopyEncoding spoken(String clientEncoding) {
    CopyEncoding found = find(clientEncoding);
    return found == null ? UTF8 : found;
  }

  /** The encoding of that name, or null. */
  public static @Nullable CopyEncoding find(String name) {
    String bare = bare(name);
    String known = ALIASES.get(bare);
    if (known == null && bare.startsWith("windows")) {
      bare = "win" + bare.substring("windows".length());
    }
    for (String each : CHARSETS.keySet()) {
      known = known == null && bare(each).equals(bare) ? each : known;
    }
    if (known == null) {
      return null;
    }
    String charset = CHARSETS.get(known);
    if (charset == null) {
      return UTF8;
    }
    return Charset.isSupported(charset) ? new CopyEncoding(known, Charset.forName(charset)) : null;
  }

  private static String bare(String name) {
    StringBuilder bare = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        .forEach(c -> bare.append((char) c));
    return bare.toString();
  }

  boolean isUtf8() {
    return charset.equals(UTF_8);
  }
}
