package io.scaibox.scaigrid.manifest;

import io.scaibox.application.compile.BundleFormat;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/**
 * Writes and reads SCIR bundles: the four bytes {@code SCIR}, then one MessagePack map, the module;
 * docs/manifest.md has the layout. Thread-safe.
 */
public final class ScirFormat implements BundleFormat {

  /** What every bundle begins with. */
  static final byte[] MAGIC = "SCIR".getBytes(StandardCharsets.US_ASCII);

  /** Extension type of numbers that neither 64-bit integers nor doubles hold exactly. */
  static final byte DECIMAL = 1;

  @Override
  public byte[] write(JsonObject module) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.writePayload(MAGIC);
      pack(module, packer);
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says whether {@code bytes} begin like a bundle. */
  public static boolean isBundle(byte[] bytes) {
    return bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
  }

  /**
   * Reads a bundle that anybody wrote.
   *
   * @throws BundleException when the bytes are none
   */
  public static JsonObject read(byte[] bytes) throws BundleException {
    return ScirReader.read(bytes);
  }

  private static void pack(JsonValue value, MessageBufferPacker packer) throws IOException {
    if (value instanceof JsonObject object) {
      packer.packMapHeader(object.members().size());
      for (var member : object.members().entrySet()) {
        packer.packString(member.getKey());
        pack(member.getValue(), packer);
      }
    } else if (value instanceof JsonArray array) {
      packer.packArrayHeader(array.items().size());
      for (JsonValue item : array.items()) {
        pack(item, packer);
      }
    } else if (value instanceof JsonString text) {
      packer.packString(text.value());
    } else if (value instanceof JsonNumber number) {
      pack(number.value(), packer);
    } else if (value instanceof JsonBoolean bool) {
      packer.packBoolean(bool.value());
    } else if (value == JsonNull.NULL) {
      packer.packNil();
    }
  }

  private static void pack(BigDecimal number, MessageBufferPacker packer) throws IOException {
    BigDecimal value = number.stripTrailingZeros();
    boolean whole = value.scale() <= 0 && value.precision() - (long) value.scale() <= 19;
    if (whole) {
      BigInteger integer = value.toBigIntegerExact();
      if (integer.bitLength() < Long.SIZE) {
        packer.packLong(integer.longValueExact());
        return;
      }
    }
    double approximate = value.doubleValue();
    boolean exact =
        !Double.isInfinite(approximate)
            && new BigDecimal(Double.toString(approximate)).compareTo(value) == 0;
    if (exact) {
      packer.packDouble(approximate);
      return;
    }
    byte[] text = value.toString().getBytes(StandardCharsets.US_ASCII);
    packer.packExtensionTypeHeader(DECIMAL, text.length);
    packer.writePayload(text);
  }
}
