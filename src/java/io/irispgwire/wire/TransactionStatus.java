package io.irispgwire.wire;

/** The transaction state a ReadyForQuery message reports. */
public enum TransactionStatus {
  IDLE('I'),
  IN_TRANSACTION('T'),
  FAILED('E');

  private final char code;

  TransactionStatus(char code) {
    this.code = code;
  }

  char code() {
    return code;
  }
}
