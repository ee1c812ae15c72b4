package io.scaibox.example.rabbitmq;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names on the broker: readable where they fit into AMQP's 255 bytes, and never shared by two. */
final class Names {

  private static final String PREFIX = "scaiflow.";
  private static final int MOST_BYTES = 240;

  private Names() {}

  /** Returns the name of the queue that holds a scope's list. */
  static String list(String scope) {
    return fitting(PREFIX + escaped(scope));
  }

  /** Returns the name of the queue that stands for a scope's lock. */
  static String lock(String scope) {
    return list(scope) + "%lock";
  }

  /** Returns the name of a flow's queue. */
  static String queue(String scope, String queue) {
    return fitting(PREFIX + escaped(scope) + '.' + escaped(queue));
  }

  private static String escaped(String part) {
    return part.replace("%", "%25").replace("/", "%2F").replace(".", "%2E");
  }

  private static String fitting(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return name;
    }
    try {
      return PREFIX
          + "%23"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
