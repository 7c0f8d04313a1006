package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/**
 * Both wire formats of one PostgreSQL type.
 *
 * <p>A codec handles the value only: the caller writes the length word and decides about NULL.
 * Codecs hold no state and may be shared between threads. What Java class stands for a value of
 * each type is in this package's {@link io.irispgwire.types package} comment.
 *
 * @param <T> the Java class of a value
 */
public interface Codec<T> {
  /**
   * The output function: what a client sees under the session's {@code style}. It is also what
   * {@code value::text} gives, save for bool, whose cast gives {@code true} and not {@code t}.
   */
  void writeText(T value, TextStyle style, ByteBuf out);

  /** The send function. */
  void writeBinary(T value, ByteBuf out);

  /**
   * The input function.
   *
   * @throws io.irispgwire.error.PgException with PostgreSQL's own SQLSTATE and message (22P02
   *     {@code invalid input syntax for type integer: "x"}, 22003, 22007, 22008, …)
   */
  T readText(String text, TextStyle style);

  /**
   * The receive function; {@code in} holds exactly the value's bytes.
   *
   * @throws io.irispgwire.error.PgException 22P03 when the bytes are not such a value or are left
   *     over, 08P01 when some are missing, 22021 for bytes that are not UTF-8
   */
  T readBinary(ByteBuf in);
}
