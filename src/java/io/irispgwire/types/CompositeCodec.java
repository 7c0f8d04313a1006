package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composite type of the user's; written as any {@code record}.
 *
 * <p>Source: PostgreSQL {@code rowtypes.c}, {@code record_in}, {@code record_recv}.
 */
record CompositeCodec(UserType.Fields fields) implements Codec<PgRecord> {
  private static final RecordCodec RECORD = new RecordCodec();

  @Override
  public void writeText(PgRecord value, TextStyle style, ByteBuf out) {
    RECORD.writeText(value, style, out);
  }

  @Override
  public void writeBinary(PgRecord value, ByteBuf out) {
    RECORD.writeBinary(value, out);
  }

  @Override
  public PgRecord readText(String text, TextStyle style) {
    CompositeTextReader reader = new CompositeTextReader(text);
    List<@Nullable Object> values = new ArrayList<>();
    for (UserType.Field field : fields.fields()) {
      String one = reader.next();
      SqlType type = field.type();
      values.add(
          one == null
              ? null
              : TypeModifiers.apply(Codecs.of(type.type()).readText(one, style), type, false));
    }
    reader.end();
    return record(values);
  }

  private PgRecord record(List<@Nullable Object> values) {
    return new PgRecord(
        fields.fields().stream().map(field -> field.type().type()).toList(),
        values,
        fields.fields().stream().map(UserType.Field::name).toList());
  }

  @Override
  public PgRecord readBinary(ByteBuf in) {
    Invalid.needs(in, 4);
    int count = in.readInt();
    if (count != fields.fields().size()) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "wrong number of columns: " + count + ", expected " + fields.fields().size());
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(readField(in, fields.fields().get(i).type(), i + 1));
    }
    Invalid.isRead(in);
    return record(values);
  }

  private static @Nullable Object readField(ByteBuf in, SqlType type, int number) {
    Invalid.needs(in, 8);
    int oid = in.readInt();
    if (oid != type.type().oid()) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "binary data has type "
              + ArrayCodec.describe(oid)
              + " instead of expected "
              + Integer.toUnsignedString(type.type().oid())
              + " ("
              + FormatType.name(type.type())
              + ") in record column "
              + number);
    }
    int length = in.readInt();
    if (length < -1 || length > in.readableBytes()) {
      throw Invalid.binary("insufficient data left in message");
    }
    if (length == -1) {
      return null;
    }
    ByteBuf bytes = in.readSlice(length);
    Object value = Codecs.of(type.type()).readBinary(bytes);
    if (bytes.isReadable()) {
      throw Invalid.binary("improper binary format in record column " + number);
    }
    return TypeModifiers.apply(value, type, false);
  }
}
