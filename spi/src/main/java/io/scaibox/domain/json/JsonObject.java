package io.scaibox.domain.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that remembers the order in which its members were written.
 *
 * <p>Order does not count for equality.
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Starts an object to be filled in order. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the member, or null when there is none; JSON null is {@link JsonNull#NULL}. */
  public @Nullable JsonValue get(String name) {
    return members.get(name);
  }

  /** Returns the member's text, or null when it is absent or not a string. */
  public @Nullable String text(String name) {
    return members.get(name) instanceof JsonString string ? string.value() : null;
  }

  /** Returns the member's list, or the empty list when it is absent or not one. */
  public JsonArray array(String name) {
    return members.get(name) instanceof JsonArray array ? array : JsonArray.EMPTY;
  }

  /** Returns the member's object, or the empty object when it is absent or not one. */
  public JsonObject object(String name) {
    return members.get(name) instanceof JsonObject object ? object : EMPTY;
  }

  /** Says whether the member is there and not JSON null. */
  public boolean has(String name) {
    JsonValue value = members.get(name);
    return value != null && value != JsonNull.NULL;
  }

  /** Returns a copy in which {@code name} has {@code value}, at its old place or at the end. */
  public JsonObject with(String name, JsonValue value) {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.put(name, value);
    return new JsonObject(copy);
  }

  /** Returns a copy without {@code name}. */
  public JsonObject without(String name) {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.remove(name);
    return new JsonObject(copy);
  }

  /** Returns {@code value} with the members of every object in it, at any depth, sorted by name. */
  public static JsonValue sorted(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> copy = new TreeMap<>();
      object.members.forEach((name, member) -> copy.put(name, sorted(member)));
      return new JsonObject(copy);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(JsonObject::sorted).toList());
    }
    return value;
  }

  @Override
  public String kind() {
    return "object";
  }

  /** Fills a {@link JsonObject} in order; not thread-safe. */
  public static final class Builder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /** Sets a member. */
    public Builder put(String name, JsonValue value) {
      members.put(name, value);
      return this;
    }

    /** Sets a text member; null becomes JSON null. */
    public Builder put(String name, @Nullable String value) {
      return put(name, JsonValue.ofNullable(value));
    }

    /** Sets a whole-number member. */
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /** Sets a boolean member. */
    public Builder put(String name, boolean value) {
      return put(name, JsonBoolean.of(value));
    }

    /** Sets a member, or leaves it out when {@code value} is null or JSON null. */
    public Builder putIfPresent(String name, @Nullable JsonValue value) {
      return value == null || value == JsonNull.NULL ? this : put(name, value);
    }

    /** Sets a text member, or leaves it out when {@code value} is null. */
    public Builder putIfPresent(String name, @Nullable String value) {
      return value == null ? this : put(name, value);
    }

    /** Returns the finished object. */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
