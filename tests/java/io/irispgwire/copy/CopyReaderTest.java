package io.irispgwire.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.tree.Statement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bounds the memory of a COPY FROM; docs/copy.md tells the limit of a row. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CopyReaderTest {
  private static final int ROW_LIMIT = 256 * 1024 * 1024;
  private static final int PIECE = 64 * 1024;

  /** PostgreSQL answers 54000 too, at its own limit of 1 GB; stringinfo.c, enlargeStringInfo. */
  @ParameterizedTest
  @CsvSource({"text,''", "csv,''", "csv,'\"'"})
  void a_row_that_does_not_end_is_refused_at_256_MB(String format, String beginning) {
    CopyReader reader = reader(format);
    reader.add(beginning.getBytes(StandardCharsets.US_ASCII));
    byte[] piece = new byte[PIECE];
    Arrays.fill(piece, (byte) 'x');
    for (int read = beginning.length() + PIECE; read <= ROW_LIMIT; read += PIECE) {
      reader.add(piece);
      assertThat(reader.next()).isFalse();
    }

    PgException refused = catchThrowableOfType(PgException.class, () -> reader.add(piece));

    assertThat(refused.state()).isEqualTo(SqlState.PROGRAM_LIMIT_EXCEEDED);
  }

  private static CopyReader reader(String format) {
    String sql = "COPY t FROM STDIN (FORMAT " + format + ")";
    Statement.Copy copy = (Statement.Copy) Parser.parse(sql).get(0).tree();
    return CopyReader.of(CopyOptionReader.read(copy.options(), true), List.of("s"));
  }
}
