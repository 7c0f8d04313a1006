package io.irispgwire.auth.rules;

import io.irispgwire.auth.LoginRequest;
import java.util.List;
import java.util.Map;

/**
 * One rule: the first that holds decides.
 *
 * @param line where it stands, from 1
 */
record Rule(
    int line,
    Transport transport,
    List<Word> databases,
    List<Word> users,
    AddressRange addresses,
    Method method,
    Map<String, String> options) {

  boolean holds(LoginRequest request) {
    return transport.holds(request.origin())
        && addresses.contains(request.origin().remote().getAddress())
        && databases.stream().anyMatch(word -> isDatabase(word, request))
        && users.stream().anyMatch(word -> isUser(word, request.user()));
  }

  private static boolean isDatabase(Word word, LoginRequest request) {
    return word.isKeyword("all")
        || (word.isKeyword("sameuser") && request.database().equals(request.user()))
        || (!isSpecial(word) && word.text().equals(request.database()));
  }

  private static boolean isSpecial(Word word) {
    return word.isKeyword("sameuser") || word.isKeyword("replication");
  }

  private static boolean isUser(Word word, String user) {
    return word.isKeyword("all") || word.text().equals(user);
  }
}
