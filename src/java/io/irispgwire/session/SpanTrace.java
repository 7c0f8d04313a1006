package io.irispgwire.session;

import io.irispgwire.config.TracingConfig;
import io.irispgwire.error.PgException;
import io.irispgwire.sql.Lexer;
import io.irispgwire.sql.NormalizedText;
import io.irispgwire.sql.Token;
import io.irispgwire.tracing.Spans;
import io.irispgwire.tracing.StatementSpan;
import io.irispgwire.tracing.StatementSpan.Part;
import io.irispgwire.tracing.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each statement. Its parent is what a comment of the statement names, else the
 * setting iris_pgwire.traceparent, else the end of application_name.
 */
final class SpanTrace implements StatementTrace {
  static final String SETTING = "iris_pgwire.traceparent";

  private final Conversation conversation;
  private final Spans spans;
  private final TracingConfig.Text told;
  private long leased;

  SpanTrace(Conversation conversation, Spans spans) {
    this.conversation = conversation;
    this.spans = spans;
    this.told = spans.text();
  }

  @Override
  public void ended(StatementRecord statement) {
    long waited = conversation.leaseNanos();
    long lease = Math.min(waited - leased, statement.executing());
    leased = waited;
    Planned planned = statement.plan();
    String operation = planned == null ? StatementRecord.UNKNOWN : planned.tag().name();
    Instant started = Instant.now().minusNanos(statement.elapsed());
    Spans.Started span = spans.start(operation, parent(statement.text()), started);
    if (span != null) {
      spans.end(span, told(operation, statement, lease));
    }
  }

  private StatementSpan told(String operation, StatementRecord statement, long lease) {
    Identity identity = conversation.identity();
    PgException error = statement.error();
    return new StatementSpan(
        operation,
        identity.user(),
        identity.database(),
        conversation.application(),
        identity.origin().remote().getAddress().getHostAddress(),
        identity.processId(),
        text(statement.text()),
        statement.elapsed(),
        parts(statement, lease),
        statement.rows(),
        error == null ? null : error.diagnostic().code());
  }

  private static List<Part> parts(StatementRecord statement, long lease) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("translate", statement.translating()));
    if (lease > 0) {
      parts.add(new Part("lease", lease));
    }
    parts.add(new Part("execute", statement.executing() - lease));
    parts.add(new Part("send", statement.sending()));
    return parts;
  }

  private @Nullable String text(String sql) {
    return switch (told) {
      case NONE -> null;
      case SHAPE -> NormalizedText.of(sql);
      case FULL -> sql;
    };
  }

  private Optional<TraceParent> parent(String sql) {
    Optional<TraceParent> named = inComment(sql);
    if (named.isPresent()) {
      return named;
    }
    String setting = conversation.settings().find(SETTING);
    Optional<TraceParent> set = TraceParent.endOf(setting == null ? "" : setting);
    return set.isPresent() ? set : TraceParent.endOf(conversation.application());
  }

  /** Comments lie between tokens. */
  private static Optional<TraceParent> inComment(String sql) {
    if (!sql.contains("traceparent=")) {
      return Optional.empty();
    }
    int end = 0;
    for (Token token : Lexer.tokens(sql)) {
      Optional<TraceParent> found = TraceParent.in(sql.substring(end, token.start()));
      if (found.isPresent()) {
        return found;
      }
      end = token.end();
    }
    return Optional.empty();
  }
}
