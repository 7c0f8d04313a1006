package io.irispgwire.session;

import io.irispgwire.copy.CopyOptions;
import io.irispgwire.copy.Excerpt;
import io.irispgwire.copy.Fields;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.ObjectNames;
import io.irispgwire.sql.BareNumeric;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.Codec;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a COPY FROM as values of its columns; {@code copyfromparse.c}, {@code NextCopyFrom}.
 */
final class CopyValues {
  /** The class of errors that input functions make. */
  private static final String DATA_EXCEPTION = "22";

  private final CopyOptions options;
  private final Environment environment;
  private final List<Table.Column> columns;
  private final Reading[] readings;
  private @Nullable BadValue bad;

  /** A value that its type does not take: with ON_ERROR ignore its row is left out. */
  record BadValue(String column, String text) {}

  /**
   * How the values of one column are read.
   *
   * @param bounded whether IRIS rounds numbers that have too many digits for it
   */
  private record Reading(
      String name,
      SqlType type,
      Codec<Object> codec,
      boolean bounded,
      boolean neverNull,
      boolean quotedNull) {}

  CopyValues(CopyOptions options, List<Table.Column> columns, Environment environment) {
    this.options = options;
    this.environment = environment;
    this.columns = columns;
    this.readings = new Reading[columns.size()];
    for (int i = 0; i < readings.length; i++) {
      Table.Column column = columns.get(i);
      readings[i] =
          new Reading(
              column.name(),
              column.type(),
              Codecs.of(column.type().type()),
              BareNumeric.is(column.type()) && !column.isText(),
              options.forceNotNull().contains(column.name()),
              options.forceNull().contains(column.name()));
    }
  }

  /**
   * The row; null where it is to be left out, for {@link #bad}.
   *
   * @param place of the row, {@code COPY t, line 3}, for errors in a value
   * @throws PgException 22P04 for too many or too few, and whatever a type says
   */
  @Nullable Object @Nullable [] row(Fields fields, CopyPlace place) {
    if (fields.count() > readings.length) {
      throw bad("extra data after last expected column");
    }
    bad = null;
    @Nullable Object[] row = new @Nullable Object[readings.length];
    for (int i = 0; i < readings.length; i++) {
      if (i >= fields.count()) {
        throw bad("missing data for column \"" + readings[i].name + "\"");
      }
      row[i] = options.isBinary() ? binary(fields, i, place) : text(fields, i, place);
      if (bad != null) {
        return null;
      }
    }
    return row;
  }

  private @Nullable Object text(Fields fields, int i, CopyPlace place) {
    Reading reading = readings[i];
    if (fields.isDefault(i)) {
      if (!columns.get(i).hasDefault()) {
        throw bad("unexpected default marker in COPY data")
            .withDetail("Column \"" + reading.name + "\" has no default value.");
      }
      return CopyDefault.MARK;
    }
    String text = fields.isNull(i) ? null : fields.text(i);
    if (text == null && reading.neverNull) {
      text = options.nullText();
    } else if (text != null && reading.quotedNull && text.equals(options.nullText())) {
      text = null;
    }
    if (text == null) {
      return null;
    }
    try {
      Object value =
          ObjectNames.isNamed(reading.type.type())
              ? ObjectNames.parse(reading.type.type(), text, environment)
              : reading.codec.readText(text, environment.style());
      return sized(value, reading);
    } catch (PgException e) {
      if (options.skipsBadRows() && e.state().code().startsWith(DATA_EXCEPTION)) {
        bad = new BadValue(reading.name, text);
        return null;
      }
      throw e.in(place.column(reading.name) + ": \"" + Excerpt.of(text) + "\"");
    }
  }

  private @Nullable Object binary(Fields fields, int i, CopyPlace place) {
    if (fields.isNull(i)) {
      return null;
    }
    Reading reading = readings[i];
    int length = fields.end(i) - fields.start(i);
    ByteBuf in = Unpooled.wrappedBuffer(fields.bytes(), fields.start(i), length);
    try {
      Object value = reading.codec.readBinary(in);
      if (in.isReadable()) {
        throw new PgException(
            SqlState.INVALID_BINARY_REPRESENTATION, "incorrect binary data format");
      }
      return sized(value, reading);
    } catch (PgException e) {
      throw e.in(place.column(reading.name));
    }
  }

  /** Why the last row was left out. */
  @Nullable BadValue bad() {
    return bad;
  }

  private static @Nullable Object sized(Object value, Reading reading) {
    Object sized = TypeModifiers.apply(value, reading.type, false);
    if (reading.bounded && sized instanceof Numeric numeric && numeric.decimal() != null) {
      BareNumeric.check(numeric.decimal(), reading.name);
    }
    return sized;
  }

  private static PgException bad(String message) {
    return new PgException(SqlState.BAD_COPY_FILE_FORMAT, message);
  }
}
