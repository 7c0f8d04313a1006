package io.irispgwire.irisdouble;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.function.Consumer;

/** One connection of the driver: its login, then one message after the other. */
final class DoubleSession implements Runnable {
  private static final int BUFFER = 1 << 16;

  private final Socket socket;
  private final Login login;
  private final Jobs jobs;
  private final Faults faults;
  private final Consumer<Throwable> violations;

  DoubleSession(
      Socket socket, Login login, Jobs jobs, Faults faults, Consumer<Throwable> violations) {
    this.socket = socket;
    this.login = login;
    this.jobs = jobs;
    this.faults = faults;
    this.violations = violations;
  }

  @Override
  public void run() {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        BufferedOutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER)) {
      serveNoted(in, out);
    } catch (IOException e) {
      return; // the driver has gone
    }
  }

  /** What the double does not know is noted before the driver sees the connection's end. */
  private void serveNoted(DataInputStream in, BufferedOutputStream out) throws IOException {
    try {
      serve(in, out);
    } catch (RuntimeException | SQLException e) {
      violations.accept(e);
    }
  }

  /** What goes wrong cuts the connection, and no answer gets through any more. */
  private void answer(Message message, Requests requests) throws IOException, SQLException {
    try {
      faults.before(message.code());
      requests.answer(message);
      faults.after(message.code());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void serve(DataInputStream in, BufferedOutputStream out)
      throws IOException, SQLException {
    Message greeting = Message.read(in);
    if (greeting == null) {
      return;
    }
    Login.greet(greeting, out);
    out.flush();
    Message credentials = Message.read(in);
    if (credentials != null) {
      faults.before(credentials.code());
    }
    Login.Accepted accepted = credentials == null ? null : login.connect(credentials, out);
    out.flush();
    if (accepted == null) {
      return;
    }
    jobs.enter(accepted.process());
    try (SqlProcess process = accepted.process()) {
      Requests requests = new Requests(process, jobs, accepted.features(), out);
      Message message = Message.read(in);
      while (message != null && !message.code().equals("DC")) {
        answer(message, requests);
        out.flush();
        message = Message.read(in);
      }
    } finally {
      jobs.leave(accepted.process());
    }
  }
}
