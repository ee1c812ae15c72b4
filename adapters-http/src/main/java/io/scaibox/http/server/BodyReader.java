package io.scaibox.http.server;

import io.scaibox.application.problem.FieldError;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads the fields of a request body and collects everything that is wrong with them; a field that
 * is JSON null counts as absent, and one that nobody asked for is wrong.
 */
public final class BodyReader {

  private final JsonObject body;
  private final List<FieldError> errors = new ArrayList<>();
  private final Set<String> known = new TreeSet<>();

  BodyReader(JsonObject body) {
    this.body = body;
  }

  /** Reads a text that must be there; gives the empty text when it isn't, and notes the error. */
  public String requiredText(String name) {
    Optional<String> text = text(name);
    if (!body.has(name)) {
      wrong(name, "is required", "Add \"" + name + "\": \"…\".");
    }
    return text.orElse("");
  }

  /** Reads a text. */
  public Optional<String> text(String name) {
    return field(name, JsonString.class, "a string").map(JsonString::value);
  }

  /** Reads a boolean. */
  public Optional<Boolean> bool(String name) {
    return field(name, JsonBoolean.class, "true or false").map(JsonBoolean::value);
  }

  /** Reads an object. */
  public Optional<JsonObject> object(String name) {
    return field(name, JsonObject.class, "an object");
  }

  /** Reads an object that must be there; gives the empty one when it isn't, and notes the error. */
  public JsonObject requiredObject(String name) {
    Optional<JsonObject> object = object(name);
    if (!body.has(name)) {
      wrong(name, "is required", "Add \"" + name + "\": {…}.");
    }
    return object.orElse(JsonObject.EMPTY);
  }

  /** Reads a list of strings. */
  public Optional<List<String>> texts(String name) {
    Optional<JsonArray> array = field(name, JsonArray.class, "a list of strings");
    if (array.isPresent() && array.get().strings().count() != array.get().items().size()) {
      wrong(name, "holds an item that is no string", "Make every item a string.");
    }
    return array.map(items -> items.strings().toList());
  }

  /** Says whether a field was written at all, be it as null. */
  public boolean mentions(String name) {
    return body.get(name) != null;
  }

  /** Builds the command, or refuses with all errors at once. */
  public <T> Result<T> finish(Supplier<T> command) {
    for (String name : body.members().keySet()) {
      if (!known.contains(name)) {
        wrong(
            name,
            "is not a field of this request",
            "Remove it; the fields are: " + String.join(", ", known) + ".");
      }
    }
    return errors.isEmpty()
        ? Result.of(command.get())
        : Result.refused(new Problem.InvalidRequest(errors));
  }

  private <T extends JsonValue> Optional<T> field(String name, Class<T> type, String expected) {
    known.add(name);
    JsonValue value = body.get(name);
    if (value == null || value == JsonNull.NULL) {
      return Optional.empty();
    }
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    wrong(
        name,
        "is a " + value.kind() + " (expected: " + expected + ")",
        "Make " + name + " " + expected + ".");
    return Optional.empty();
  }

  /** Notes that a field is wrong. */
  public void wrong(String name, String message, String fix) {
    errors.add(new FieldError("body", JsonPointer.ROOT.child(name).text(), message, fix));
  }
}
