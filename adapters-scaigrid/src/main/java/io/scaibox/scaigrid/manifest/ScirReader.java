package io.scaibox.scaigrid.manifest;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Reads SCIR bundles within bounds: what a header promises must fit into the bytes that are left.
 */
final class ScirReader {

  private static final int MAX_DEPTH = 300;
  private static final int LONGEST_DECIMAL = 1_100;
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9.]{1,1050}(E[-+]?[0-9]{1,9})?");

  private final MessageUnpacker unpacker;
  private final int size;

  private ScirReader(MessageUnpacker unpacker, int size) {
    this.unpacker = unpacker;
    this.size = size;
  }

  static JsonObject read(byte[] bytes) throws BundleException {
    if (!ScirFormat.isBundle(bytes)) {
      throw new BundleException("the bytes don't begin with SCIR");
    }
    int offset = ScirFormat.MAGIC.length;
    try (MessageUnpacker unpacker =
        MessagePack.newDefaultUnpacker(bytes, offset, bytes.length - offset)) {
      ScirReader reader = new ScirReader(unpacker, bytes.length - offset);
      JsonValue value = reader.value(0);
      if (unpacker.hasNext()) {
        throw new BundleException("there are more bytes after the module");
      }
      if (!(value instanceof JsonObject module)) {
        throw new BundleException("the module is no map");
      }
      return module;
    } catch (MessagePackException | IOException e) {
      throw new BundleException("the bytes after SCIR are not MessagePack");
    }
  }

  private JsonValue value(int depth) throws IOException, BundleException {
    if (depth > MAX_DEPTH) {
      throw new BundleException("the module is nested more than " + MAX_DEPTH + " levels deep");
    }
    return switch (unpacker.getNextFormat().getValueType()) {
      case NIL -> {
        unpacker.unpackNil();
        yield JsonNull.NULL;
      }
      case BOOLEAN -> JsonBoolean.of(unpacker.unpackBoolean());
      case INTEGER -> new JsonNumber(new BigDecimal(unpacker.unpackBigInteger()));
      case FLOAT -> number(unpacker.unpackDouble());
      case STRING -> text();
      case ARRAY -> list(depth);
      case MAP -> object(depth);
      case EXTENSION -> decimal();
      case BINARY -> throw new BundleException("binary values are not expected");
    };
  }

  private static JsonNumber number(double value) throws BundleException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new BundleException("a number is not finite");
    }
    return new JsonNumber(new BigDecimal(Double.toString(value)));
  }

  private JsonString text() throws IOException, BundleException {
    int length = unpacker.unpackRawStringHeader();
    checkLength(length);
    return new JsonString(new String(unpacker.readPayload(length), StandardCharsets.UTF_8));
  }

  private JsonArray list(int depth) throws IOException, BundleException {
    int length = unpacker.unpackArrayHeader();
    checkLength(length);
    List<JsonValue> items = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      items.add(value(depth + 1));
    }
    return new JsonArray(items);
  }

  private JsonObject object(int depth) throws IOException, BundleException {
    int length = unpacker.unpackMapHeader();
    checkLength(length);
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      if (!(value(depth + 1) instanceof JsonString key)) {
        throw new BundleException("a key is no string");
      }
      if (members.put(key.value(), value(depth + 1)) != null) {
        throw new BundleException("a map has the same key twice");
      }
    }
    return new JsonObject(members);
  }

  private JsonNumber decimal() throws IOException, BundleException {
    ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
    if (header.getType() != ScirFormat.DECIMAL || header.getLength() > LONGEST_DECIMAL) {
      throw new BundleException("extension type " + header.getType() + " is not known");
    }
    checkLength(header.getLength());
    String text = new String(unpacker.readPayload(header.getLength()), StandardCharsets.US_ASCII);
    try {
      if (!DECIMAL.matcher(text).matches()) {
        throw new BundleException("a decimal is malformed");
      }
      return new JsonNumber(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new BundleException("a decimal is malformed");
    }
  }

  private void checkLength(int length) throws BundleException {
    if (length < 0 || length > size - unpacker.getTotalReadBytes()) {
      throw new BundleException("a length is larger than the bytes that are left");
    }
  }
}
