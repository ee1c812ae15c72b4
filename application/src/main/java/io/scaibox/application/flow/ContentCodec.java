package io.scaibox.application.flow;

import io.scaibox.domain.json.JsonObject;

/** Turns a flow's content into the bytes that are stored, and back. Thread-safe. */
public interface ContentCodec {

  /** Writes content; member order is kept. */
  byte[] encode(JsonObject content);

  /** Reads what {@link #encode} wrote. */
  JsonObject decode(byte[] bytes);
}
