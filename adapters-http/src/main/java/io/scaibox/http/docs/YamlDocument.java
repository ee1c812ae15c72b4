package io.scaibox.http.docs;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Turns our own YAML documents into JSON values. */
final class YamlDocument {

  private YamlDocument() {}

  static JsonValue read(byte[] yaml) {
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(1_000).build();
    return value(new Load(settings).loadFromString(new String(yaml, StandardCharsets.UTF_8)));
  }

  private static JsonValue value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      JsonObject.Builder object = JsonObject.builder();
      map.forEach((name, member) -> object.put(String.valueOf(name), value(member)));
      return object.build();
    }
    if (value instanceof List<?> list) {
      return new JsonArray(list.stream().map(YamlDocument::value).toList());
    }
    if (value instanceof Number number) {
      return new JsonNumber(new BigDecimal(number.toString()));
    }
    if (value instanceof Boolean bool) {
      return JsonBoolean.of(bool);
    }
    return value == null ? JsonNull.NULL : new JsonString(value.toString());
  }
}
