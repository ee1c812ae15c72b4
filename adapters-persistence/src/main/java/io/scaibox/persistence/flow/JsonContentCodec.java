package io.scaibox.persistence.flow;

import io.scaibox.application.flow.ContentCodec;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import io.scaibox.json.JsonWriter;

/** Stores content as UTF-8 JSON. Thread-safe. */
public final class JsonContentCodec implements ContentCodec {

  @Override
  public byte[] encode(JsonObject content) {
    return JsonWriter.bytes(content);
  }

  @Override
  public JsonObject decode(byte[] bytes) {
    try {
      if (JsonReader.read(bytes) instanceof JsonObject object) {
        return object;
      }
      throw new IllegalStateException("stored content is no JSON object");
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("stored content is no JSON", e);
    }
  }
}
