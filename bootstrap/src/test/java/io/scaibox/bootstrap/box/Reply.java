package io.scaibox.bootstrap.box;

import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Objects;

/** An answer of the server. */
public record Reply(int status, HttpHeaders headers, String text, JsonObject body) {

  /** Returns a text field of the body; fails when it isn't there. */
  public String text(String name) {
    return Objects.requireNonNull(body.text(name), () -> "no " + name + " in " + text);
  }

  /** Returns {@code detail} of an error. */
  public JsonObject detail() {
    return body.object("detail");
  }

  /** Returns the error's code. */
  public String error() {
    return String.valueOf(detail().text("error"));
  }

  /** Returns the names of the steps that a deploy made, in order. */
  public List<String> steps() {
    return body.array("steps")
        .objects()
        .map(step -> step.text("name") + " " + step.text("outcome"))
        .toList();
  }

  /** Returns a whole number from an object. */
  public static int number(JsonObject object, String name) {
    JsonValue value = object.get(name);
    return value instanceof JsonNumber number ? number.value().intValueExact() : -1;
  }
}
