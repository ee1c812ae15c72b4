package io.scaibox.domain.manifest;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of a value that has the same meaning wherever it is computed: SHA-256, in hex. */
public final class Fingerprint {

  private Fingerprint() {}

  /** Returns the digest of {@code value}; member order counts, so hand in a canonical value. */
  public static String of(JsonValue value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(value, digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a kind and, before anything of variable length, its length: no two values look alike. */
  private static void add(JsonValue value, MessageDigest digest) {
    if (value instanceof JsonObject object) {
      start('{', object.members().size(), digest);
      object
          .members()
          .forEach(
              (name, member) -> {
                text('k', name, digest);
                add(member, digest);
              });
    } else if (value instanceof JsonArray array) {
      start('[', array.items().size(), digest);
      array.items().forEach(item -> add(item, digest));
    } else if (value instanceof JsonString string) {
      text('s', string.value(), digest);
    } else if (value instanceof JsonNumber number) {
      text('n', number.value().stripTrailingZeros().toString(), digest);
    } else {
      text('c', value.toString(), digest);
    }
  }

  private static void text(char kind, String text, MessageDigest digest) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    start(kind, bytes.length, digest);
    digest.update(bytes);
  }

  private static void start(char kind, int length, MessageDigest digest) {
    digest.update((byte) kind);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }
}
