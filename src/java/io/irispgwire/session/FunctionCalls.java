package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Procs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import io.irispgwire.wire.FrontendMessage.FunctionCall;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The function call protocol, by which clients reach large objects; manual, "Function Call", and
 * PostgreSQL {@code src/backend/tcop/fastpath.c}.
 */
final class FunctionCalls {
  private final Conversation conversation;

  FunctionCalls(Conversation conversation) {
    this.conversation = conversation;
  }

  void run(FunctionCall message) {
    conversation.currentText("");
    if (conversation.transaction().isFailed()) {
      throw Transaction.aborted();
    }
    Proc proc = find(message.functionOid());
    checkCounts(message, proc);
    conversation.beginStatement();
    try {
      Environment environment = conversation.environment(List.of());
      conversation.transaction().markQueried();
      Object value = Evaluator.call(proc, arguments(message, proc, environment), environment);
      send(type(proc.resultOid()), message.resultFormat(), value, environment);
    } finally {
      conversation.interrupts().end();
    }
  }

  private static Proc find(int oid) {
    Proc proc = Procs.byOid(oid);
    if (proc == null) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "function with OID " + Integer.toUnsignedString(oid) + " does not exist");
    }
    if (proc.kind() != 'f' || proc.returnsSet()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot call function \"" + proc.name() + "\" via fastpath interface");
    }
    return proc;
  }

  private static void checkCounts(FunctionCall message, Proc proc) {
    int given = message.arguments().size();
    int formats = message.argumentFormats().length;
    if (given != proc.argumentOids().size()) {
      throw violation(
          "function call message contains "
              + given
              + " arguments but function requires "
              + proc.argumentOids().size());
    }
    if (formats > 1 && formats != given) {
      throw violation(
          "function call message contains "
              + formats
              + " argument formats but "
              + given
              + " arguments");
    }
  }

  private static PgException violation(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message);
  }

  private static PgType type(int oid) {
    return Objects.requireNonNull(Types.byOid(oid));
  }

  private @Nullable Object[] arguments(FunctionCall message, Proc proc, Environment environment) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < message.arguments().size(); i++) {
      byte[] bytes = message.arguments().get(i);
      int format = BindParameters.format(message.argumentFormats(), i);
      values.add(
          bytes == null
              ? null
              : BindParameters.decode(
                  bytes,
                  format,
                  type(proc.argumentOids().get(i)),
                  environment,
                  conversation.encoding().current(),
                  "function argument " + (i + 1)));
    }
    return values.toArray();
  }

  /** FunctionCallResponse: 'V', int32 length, then the value behind its own length. */
  private void send(PgType type, short format, @Nullable Object value, Environment environment) {
    ColumnWriter writer =
        new ColumnWriter(
            SqlType.of(type),
            BindParameters.isBinary(format),
            environment,
            conversation.encoding().current());
    ByteBuf out = conversation.sink().buffer();
    int start = out.writerIndex();
    try {
      out.writeByte('V').writeInt(0);
      writer.write(value, out);
      out.setInt(start + 1, out.writerIndex() - start - 1);
    } catch (RuntimeException | Error e) {
      out.writerIndex(start);
      throw e;
    }
    conversation.sink().flushIfFull();
  }
}
