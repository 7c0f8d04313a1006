package io.irispgwire.operations;

import io.irispgwire.testing.RunningInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks the port for operators. */
record Operator(RunningInstance server, HttpClient http) {
  Operator(RunningInstance server) {
    this(server, HttpClient.newHttpClient());
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.administration().getPort() + path);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  /** As our own page sends it. */
  HttpResponse<String> act(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .header("X-IRIS-PGWire", "test")
            .POST(BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(path)).POST(BodyPublishers.noBody()).build();
    return http.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String user, String password)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .header("Authorization", "Basic " + credentials)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** The value of one line of the metrics page; 0 where there is none such. */
  double metric(String line) throws IOException, InterruptedException {
    return get("/metrics")
        .body()
        .lines()
        .filter(found -> found.startsWith(line + ' '))
        .mapToDouble(found -> Double.parseDouble(found.substring(line.length() + 1)))
        .findFirst()
        .orElse(0);
  }
}
