package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.recording.Frames;
import io.irispgwire.recording.RecordFile;
import io.irispgwire.recording.Recordings;
import io.irispgwire.recording.Summary;
import io.irispgwire.wire.FrontendMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records its session as long as the setting iris_pgwire.record says so; begins and ends between
 * two statements. What goes wrong with the file is no matter of the client's.
 */
final class Recorder {
  static final String SETTING = "iris_pgwire.record";

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** What a session begins with, beside what its client asks for. */
  private static final List<String> TOLD =
      List.of(
          "application_name",
          "client_encoding",
          "DateStyle",
          "extra_float_digits",
          "IntervalStyle",
          "search_path",
          "TimeZone");

  private final Conversation conversation;
  private final Recordings recordings;
  private int revision = -1;
  private String wanted = "off";
  private @Nullable Open open;

  /** A record that is being written. */
  private record Open(RecordFile file, RecordedMessage messages) {}

  Recorder(Conversation conversation) {
    this.conversation = conversation;
    this.recordings = conversation.services().gate().administration().recordings();
  }

  /**
   * Refuses what not everybody may ask for; PostgreSQL: guc.c, set_config_option.
   *
   * @throws PgException 42501, 55000
   */
  static void guard(Settings settings, Administration administration, String user) {
    settings.guard(
        SETTING,
        (name, value) -> {
          if (!administration.isAdministrator(user)) {
            throw new PgException(
                SqlState.INSUFFICIENT_PRIVILEGE,
                "permission denied to set parameter \"" + SETTING + "\"");
          }
          if (!value.equals("off") && !administration.recordings().areSetUp()) {
            throw new PgException(
                    SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "there is no directory for records of sessions")
                .withHint("Start the server with --record-directory.");
          }
        });
  }

  /** The client has been told that it may go on: the place to begin or to end. */
  void settled() {
    Settings settings = conversation.settings();
    if (revision != settings.revision()) {
      revision = settings.revision();
      String now = settings.get(SETTING);
      if (!now.equals(wanted)) {
        wanted = now;
        close();
        if (!now.equals("off")) {
          begin(now.equals("on"));
        }
      }
    }
    if (open != null) {
      open.file().flush();
    }
  }

  private void begin(boolean values) {
    Identity identity = conversation.identity();
    try {
      RecordFile file = recordings.open(identity.processId());
      file.tell("started", Instant.now().toString());
      file.tell("server", conversation.services().serverVersion());
      file.tell("user", identity.user());
      file.tell("database", identity.database());
      file.tell("values", values ? "kept" : "removed");
      TOLD.forEach(name -> file.tell("setting " + name, conversation.settings().get(name)));
      open = new Open(file, new RecordedMessage(conversation.encoding(), values));
      Frames answers = new Frames(new Summary(file::answered, values)::take);
      conversation.sink().tap(answers::take);
      LOG.info(
          "recording session {} of {} in {}", identity.processId(), identity.user(), file.path());
    } catch (IOException e) {
      LOG.warn("session {} is not recorded: {}", identity.processId(), e.getMessage());
    }
  }

  /** A message has come. */
  void received(FrontendMessage message) {
    Open now = open;
    if (now != null) {
      message.accept(now.messages()).ifPresent(body -> now.file().sent(message.tag(), body));
    }
  }

  void close() {
    if (open != null) {
      conversation.sink().tap(null);
      open.file().close();
      open = null;
    }
  }
}
