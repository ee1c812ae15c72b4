package io.scaibox.application.flow;

import io.scaibox.application.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for what people write about a flow besides its content. */
final class FlowFields {

  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 4000;

  private FlowFields() {}

  static List<FieldError> check(Optional<String> name, Optional<String> description) {
    List<FieldError> errors = new ArrayList<>();
    name.ifPresent(text -> check("/name", text, 1, MAX_NAME, errors));
    description.ifPresent(text -> check("/description", text, 0, MAX_DESCRIPTION, errors));
    return errors;
  }

  private static void check(
      String pointer, String text, int least, int most, List<FieldError> errors) {
    int length = text.codePointCount(0, text.length());
    if (text.strip().length() < least || length > most) {
      errors.add(
          new FieldError(
              "body",
              pointer,
              "has " + length + " characters (expected: " + least + ".." + most + ")",
              "Write " + least + " to " + most + " characters."));
    }
    boolean control =
        text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    if (control) {
      errors.add(
          new FieldError(
              "body", pointer, "holds a control character", "Remove control characters."));
    }
  }
}
