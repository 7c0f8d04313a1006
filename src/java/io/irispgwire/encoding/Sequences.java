package io.irispgwire.encoding;

/**
 * How many bytes a character has, and whether they may stand together; what character they are is
 * not asked.
 *
 * <p>Source: PostgreSQL {@code src/common/wchar.c}, {@code pg_*_mblen} and {@code pg_*_verifychar}.
 */
final class Sequences {
  private static final int SS2 = 0x8e;
  private static final int SS3 = 0x8f;

  private Sequences() {}

  /** As many bytes as the first one promises. */
  static int length(Encoding encoding, byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    return switch (encoding) {
      case EUC_JP, EUC_JIS_2004, EUC_KR -> first == SS3 ? 3 : 2;
      case EUC_CN -> first == SS2 || first == SS3 ? 3 : 2;
      case EUC_TW -> first == SS2 ? 4 : first == SS3 ? 3 : 2;
      case JOHAB -> first == SS3 ? 3 : 2;
      case SJIS, SHIFT_JIS_2004 -> first >= 0xa1 && first <= 0xdf ? 1 : 2;
      case BIG5, GBK, UHC -> 2;
      case GB18030 -> {
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
        yield second >= 0x30 && second <= 0x39 ? 4 : 2;
      }
      default -> 1;
    };
  }

  static boolean isValid(Encoding encoding, byte[] bytes, int at) {
    int length = length(encoding, bytes, at);
    if (at + length > bytes.length) {
      return false;
    }
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return first != 0;
    }
    return switch (encoding) {
      case EUC_TW -> isTaiwanese(bytes, at, first);
      case EUC_JP, EUC_JIS_2004, EUC_KR, EUC_CN, JOHAB -> {
        boolean japanese = encoding == Encoding.EUC_JP || encoding == Encoding.EUC_JIS_2004;
        boolean shift =
            japanese && (first == SS3 || (first == SS2 && isKana(bytes[at + 1] & 0xff)));
        boolean anyFirst = encoding == Encoding.JOHAB;
        boolean valid = anyFirst || shift || isHigh(first);
        for (int i = at + 1; valid && i < at + length; i++) {
          valid = isHigh(bytes[i] & 0xff);
        }
        yield valid;
      }
      case SJIS, SHIFT_JIS_2004 ->
          length == 1
              || (((first >= 0x81 && first <= 0x9f) || (first >= 0xe0 && first <= 0xfc))
                  && isShiftJisTail(bytes[at + 1] & 0xff));
      case GB18030 -> length == 4 || (isGbHead(first) && isGbTail(bytes[at + 1] & 0xff));
      default -> length == 1 || bytes[at + 1] != 0;
    };
  }

  private static boolean isKana(int b) {
    return b >= 0xa1 && b <= 0xdf;
  }

  private static boolean isTaiwanese(byte[] bytes, int at, int first) {
    int second = bytes[at + 1] & 0xff;
    if (first == SS2) {
      boolean plane = second >= 0xa1 && second <= 0xa7;
      return plane && isHigh(bytes[at + 2] & 0xff) && isHigh(bytes[at + 3] & 0xff);
    }
    return first != SS3 && isHigh(second);
  }

  private static boolean isHigh(int b) {
    return b >= 0xa1 && b <= 0xfe;
  }

  private static boolean isShiftJisTail(int b) {
    return (b >= 0x40 && b <= 0x7e) || (b >= 0x80 && b <= 0xfc);
  }

  private static boolean isGbHead(int b) {
    return b >= 0x81 && b <= 0xfe;
  }

  private static boolean isGbTail(int b) {
    return (b >= 0x40 && b <= 0x7e) || (b >= 0x80 && b <= 0xfe);
  }
}
