package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.Suggestions;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads typed members of one JSON object of a flow and reports the ones that have another type.
 *
 * <p>A member that is JSON null counts as absent.
 */
final class Fields {

  private static final int MOST_SUGGESTED = 20;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");

  private final JsonObject object;
  private final JsonPointer pointer;
  private final Diagnostics diagnostics;
  private final Optional<String> nodeId;
  private final Optional<String> edgeId;

  Fields(JsonObject object, JsonPointer pointer, Diagnostics diagnostics) {
    this(object, pointer, diagnostics, Optional.empty(), Optional.empty());
  }

  Fields(
      JsonObject object,
      JsonPointer pointer,
      Diagnostics diagnostics,
      Optional<String> nodeId,
      Optional<String> edgeId) {
    this.object = object;
    this.pointer = pointer;
    this.diagnostics = diagnostics;
    this.nodeId = nodeId;
    this.edgeId = edgeId;
  }

  /** Returns the fields of an object inside this one; what concerns them concerns the same node. */
  Fields inner(JsonObject inner, JsonPointer at) {
    return new Fields(inner, at, diagnostics, nodeId, edgeId);
  }

  /** Returns where this object stands. */
  JsonPointer pointer() {
    return pointer;
  }

  /** Returns where a member stands, or this object when it has none of that name. */
  JsonPointer at(String name) {
    return object.get(name) == null ? pointer : pointer.child(name);
  }

  boolean has(String name) {
    return object.has(name);
  }

  Optional<String> text(String name) {
    return member(name, JsonString.class, "a string").map(JsonString::value);
  }

  /** Reads a string that must be there and must not be blank. */
  Optional<String> requiredText(String name) {
    if (!object.has(name)) {
      missing(name).fix("Add \"" + name + "\": \"…\".");
      return Optional.empty();
    }
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().isBlank()) {
      error("empty_field", at(name)).says(name + " is empty").fix("Give " + name + " a value.");
      return Optional.empty();
    }
    return text;
  }

  /** Starts the report that a member is missing. */
  Diagnostics.Draft missing(String name) {
    return error("missing_field", pointer).says(name + " is required");
  }

  Optional<JsonObject> object(String name) {
    return member(name, JsonObject.class, "an object");
  }

  Optional<JsonArray> array(String name) {
    return member(name, JsonArray.class, "a list");
  }

  Optional<Boolean> bool(String name) {
    return member(name, JsonBoolean.class, "true or false").map(JsonBoolean::value);
  }

  /** Reads a whole number in a range, both ends included. */
  Optional<Integer> integer(String name, int least, int most) {
    Optional<JsonNumber> number = member(name, JsonNumber.class, "a whole number");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.get().isInt()) {
      int value = number.get().value().intValueExact();
      if (value >= least && value <= most) {
        return Optional.of(value);
      }
    }
    int nearest = number.get().value().signum() <= 0 ? least : most;
    if (number.get().value().compareTo(BigDecimal.valueOf(least)) > 0
        && number.get().value().compareTo(BigDecimal.valueOf(most)) < 0) {
      nearest = number.get().value().intValue();
    }
    error("out_of_range", at(name))
        .says(name + ": " + Texts.shown(number.get()) + " (expected: " + least + ".." + most + ")")
        .patch(PatchOperation.replace(at(name), JsonNumber.of(nearest)))
        .fix("Set " + name + " to a whole number from " + least + " to " + most + ".");
    return Optional.empty();
  }

  /** Reads one of a set of words; what isn't one is reported as {@code code}. */
  Optional<String> choice(String name, Collection<String> words, String code) {
    Optional<String> text = text(name);
    if (text.isEmpty() || words.contains(text.get())) {
      return text;
    }
    Optional<String> meant = Suggestions.closest(text.get(), words);
    error(code, at(name))
        .says(
            name
                + ": '"
                + Texts.capped(text.get())
                + "' (expected: "
                + String.join(", ", words)
                + ")")
        .patch(meant.map(word -> PatchOperation.replace(at(name), new JsonString(word))))
        .fix("Use one of: " + String.join(", ", words) + "." + Suggestions.didYouMean(meant));
    return Optional.empty();
  }

  /** Warns of members that nobody reads; they are kept, but do nothing. */
  void warnOfOthersThan(Collection<String> known) {
    List<String> unknown =
        object.members().keySet().stream().filter(name -> !known.contains(name)).toList();
    Set<String> taken = new HashSet<>(object.members().keySet());
    int suggested = 0;
    for (String name : unknown) {
      Optional<String> meant =
          suggested++ < MOST_SUGGESTED
              ? Suggestions.closest(name, known).filter(taken::add)
              : Optional.empty();
      warning("unknown_field", pointer.child(name))
          .says("unknown field '" + Texts.capped(name) + "'")
          .patch(meant.map(word -> PatchOperation.move(pointer.child(name), pointer.child(word))))
          .fix(
              meant.isPresent()
                  ? "Rename it." + Suggestions.didYouMean(meant)
                  : "Remove it, or keep it: it is saved, but does nothing.");
    }
  }

  Diagnostics.Draft error(String code, JsonPointer where) {
    return diagnostics.error(code, where).ofNode(nodeId).ofEdge(edgeId);
  }

  Diagnostics.Draft warning(String code, JsonPointer where) {
    return diagnostics.warning(code, where).ofNode(nodeId).ofEdge(edgeId);
  }

  private <T extends JsonValue> Optional<T> member(String name, Class<T> type, String expected) {
    JsonValue value = object.get(name);
    if (value == null || value == JsonNull.NULL) {
      return Optional.empty();
    }
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    wrongType(name, value, expected, converted(value, type));
    return Optional.empty();
  }

  /** Reports a member of another type than expected. */
  void wrongType(String name, JsonValue value, String expected, Optional<JsonValue> converted) {
    error("wrong_type", at(name))
        .says(name + " is a " + value.kind() + " (expected: " + expected + ")")
        .patch(converted.map(better -> PatchOperation.replace(at(name), better)))
        .fix("Make " + name + " " + expected + ".");
  }

  /** Finds the value that was meant by one of the wrong type, where that is beyond doubt. */
  private static Optional<JsonValue> converted(JsonValue value, Class<?> type) {
    if (value instanceof JsonString text && type == JsonBoolean.class) {
      boolean isWord = text.value().equals("true") || text.value().equals("false");
      return isWord ? Optional.of(JsonBoolean.of(text.value().equals("true"))) : Optional.empty();
    }
    if (value instanceof JsonString text && type == JsonNumber.class) {
      return WHOLE_NUMBER.matcher(text.value()).matches()
          ? Optional.of(JsonNumber.of(Integer.parseInt(text.value())))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
