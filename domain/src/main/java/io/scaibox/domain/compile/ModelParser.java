package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.Suggestions;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.flow.FlowFields;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code config.core_identity.models}, the registry of roles (reference/scaiflow.md 19). */
final class ModelParser {

  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_]*");
  private static final BigDecimal HOTTEST = BigDecimal.valueOf(2);
  private static final List<String> MODALITIES =
      List.of("text", "structured_output", "vision", "tts", "stt", "embedding", "image_generation");

  private final Diagnostics diagnostics;

  ModelParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  List<ModelEntry> parse(JsonObject identity, JsonPointer pointer) {
    Fields fields = new Fields(identity, pointer, diagnostics);
    fields.warnOfOthersThan(FlowFields.IDENTITY);
    JsonArray array = fields.array("models").orElse(JsonArray.EMPTY);
    if (array.items().isEmpty()) {
      fields
          .error("no_models", fields.at("models"))
          .says("core_identity.models is empty (expected: at least one entry)")
          .fix(
              "Add a model, such as {\"role\": \"primary\", \"ref\": \"scaigrid\", \"model\": \"…\"}.");
    }
    List<ModelEntry> models = new ArrayList<>();
    Set<String> roles = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer at = fields.at("models").child(i);
      if (array.items().get(i) instanceof JsonObject object) {
        model(fields.inner(object, at), object, roles).ifPresent(models::add);
      } else {
        diagnostics
            .error("wrong_type", at)
            .says("a model is a " + array.items().get(i).kind() + " (expected: an object)")
            .fix("Write each model as an object.");
      }
    }
    return models;
  }

  private Optional<ModelEntry> model(Fields fields, JsonObject object, Set<String> roles) {
    fields.warnOfOthersThan(FlowFields.MODEL);
    Optional<String> role = fields.requiredText("role");
    Optional<String> ref = fields.requiredText("ref");
    Optional<String> model = fields.requiredText("model");
    role.ifPresent(name -> checkRole(fields, name, roles));
    checkTemperature(object, fields);
    fields.text("system_context");
    checkModalities(fields);
    checkFallback(fields, ref, model);
    if (role.isEmpty() || ref.isEmpty() || model.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelEntry(role.get(), ref.get(), model.get(), object, fields.pointer()));
  }

  private static void checkRole(Fields fields, String role, Set<String> roles) {
    if (!ROLE.matcher(role).matches()) {
      fields
          .error("bad_role", fields.at("role"))
          .says("role: '" + Texts.capped(role) + "' (expected: ^[a-z][a-z0-9_]*$)")
          .fix("Use lower-case letters, digits and _, starting with a letter.");
    }
    if (!roles.add(role)) {
      fields
          .error("duplicate_role", fields.at("role"))
          .says("role '" + Texts.capped(role) + "' is declared twice")
          .fix("Give every model a role of its own.");
    }
  }

  private static void checkModalities(Fields fields) {
    JsonArray array = fields.array("modalities").orElse(JsonArray.EMPTY);
    ConfigParser.texts(fields, "modalities");
    for (int i = 0; i < array.items().size(); i++) {
      if (array.items().get(i) instanceof JsonString word && !MODALITIES.contains(word.value())) {
        JsonPointer at = fields.at("modalities").child(i);
        Optional<String> meant =
            Suggestions.closest(word.value().toLowerCase(Locale.ROOT), MODALITIES);
        fields
            .error("unknown_modality", at)
            .says("modalities: unknown '" + Texts.capped(word.value()) + "'")
            .patch(meant.map(better -> PatchOperation.replace(at, new JsonString(better))))
            .fix(
                "Use any of: "
                    + String.join(", ", MODALITIES)
                    + "."
                    + Suggestions.didYouMean(meant));
      }
    }
  }

  /** A model that falls back to itself, or twice to the same one, goes in a circle. */
  private static void checkFallback(Fields fields, Optional<String> ref, Optional<String> model) {
    JsonArray array = fields.array("fallback").orElse(JsonArray.EMPTY);
    Set<String> seen = new HashSet<>();
    seen.add(ref.orElse("") + '/' + model.orElse(""));
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer at = fields.at("fallback").child(i);
      if (!(array.items().get(i) instanceof JsonObject object)) {
        fields
            .error("wrong_type", at)
            .says("a fallback is a " + array.items().get(i).kind() + " (expected: an object)")
            .fix("Write each fallback as {\"ref\": \"…\", \"model\": \"…\"}.");
        continue;
      }
      Fields fallback = fields.inner(object, at);
      fallback.warnOfOthersThan(FlowFields.FALLBACK);
      Optional<String> otherRef = fallback.requiredText("ref");
      Optional<String> otherModel = fallback.requiredText("model");
      if (otherRef.isPresent()
          && otherModel.isPresent()
          && !seen.add(otherRef.get() + '/' + otherModel.get())) {
        fields
            .error("fallback_loop", at)
            .says("fallback leads back to " + Texts.capped(otherRef.get() + '/' + otherModel.get()))
            .fix("Fall back to another model, or remove this entry.");
      }
    }
  }

  private static void checkTemperature(JsonObject object, Fields fields) {
    if (!object.has("temperature")) {
      return;
    }
    if (object.get("temperature") instanceof JsonNumber number
        && number.value().signum() >= 0
        && number.value().compareTo(HOTTEST) <= 0) {
      return;
    }
    fields
        .error("out_of_range", fields.at("temperature"))
        .says("temperature is not a number from 0.0 to 2.0")
        .fix("Set temperature to a number from 0.0 to 2.0.");
  }
}
