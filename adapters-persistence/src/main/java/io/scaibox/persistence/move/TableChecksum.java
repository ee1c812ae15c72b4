package io.scaibox.persistence.move;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The checksum of a table's rows: the sum of the SHA-256 of each, so that the order in which a
 * database gives them doesn't matter, which differs with their collations. Not thread-safe.
 */
final class TableChecksum {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  void add(Record row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (int i = 0; i < row.size(); i++) {
        write(row.get(i), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sum = sum.add(new BigInteger(1, sha256(bytes.toByteArray()))).mod(MODULUS);
    rows++;
  }

  MovedTable of(String table) {
    return new MovedTable(table, rows, String.format("%064x", sum));
  }

  /** Each value with its type and length, so that no two rows have the same bytes. */
  private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof byte[] bytes) {
      out.writeByte('b');
      out.writeInt(bytes.length);
      out.write(bytes);
    } else if (value instanceof OffsetDateTime time) {
      out.writeByte('t');
      out.writeLong(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, time.toInstant()));
    } else if (value instanceof Number number) {
      out.writeByte('n');
      out.writeLong(number.longValue());
    } else if (value instanceof Boolean flag) {
      out.writeByte(flag ? 'y' : 'f');
    } else {
      byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
      out.writeByte('s');
      out.writeInt(text.length);
      out.write(text);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
