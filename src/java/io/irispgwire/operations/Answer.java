package io.irispgwire.operations;

import java.nio.charset.StandardCharsets;

/**
 * What an HTTP request is answered with.
 *
 * @param type of the content
 */
record Answer(int status, String type, byte[] content) {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int WRONG_METHOD = 405;
  static final int FAILED = 500;
  static final int UNAVAILABLE = 503;

  static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text + '\n');
  }

  static Answer json(int status, String json) {
    return of(status, "application/json", json + '\n');
  }

  static Answer of(int status, String type, String content) {
    return new Answer(status, type, content.getBytes(StandardCharsets.UTF_8));
  }
}
