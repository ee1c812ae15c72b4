package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.flow.FlowFields;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMode;
import io.scaibox.domain.queue.QueueTopology;
import io.scaibox.domain.queue.QueueWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config.scaiqueue} of a flow (reference/scaiflow.md 23). */
final class QueueParser {

  private static final int MOST_RETRIES = 100;
  private static final int LONGEST_SLUG = 128;

  private final Diagnostics diagnostics;

  QueueParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Optional<QueueTopology> parse(JsonObject object, JsonPointer pointer) {
    Fields fields = new Fields(object, pointer, diagnostics);
    fields.warnOfOthersThan(FlowFields.SCAIQUEUE);
    Optional<String> scope = fields.requiredText("scope");
    JsonArray array = fields.array("queues").orElse(JsonArray.EMPTY);
    List<QueueDeclaration> queues = new ArrayList<>();
    Set<String> slugs = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer at = fields.at("queues").child(i);
      if (array.items().get(i) instanceof JsonObject item) {
        queue(item, at, slugs).ifPresent(queues::add);
      } else {
        diagnostics
            .error("wrong_type", at)
            .says("a queue is a " + array.items().get(i).kind() + " (expected: an object)")
            .fix("Write each queue as {\"slug\": \"…\"}.");
      }
    }
    scope.ifPresent(slug -> checkSlug(fields, "scope", slug));
    return scope.map(slug -> new QueueTopology(slug, queues));
  }

  private Optional<QueueDeclaration> queue(JsonObject object, JsonPointer at, Set<String> slugs) {
    Fields fields = new Fields(object, at, diagnostics);
    fields.warnOfOthersThan(FlowFields.QUEUE);
    Optional<String> slug = fields.requiredText("slug");
    slug.ifPresent(text -> checkSlug(fields, "slug", text));
    if (slug.isPresent() && !slugs.add(slug.get())) {
      fields
          .error("duplicate_queue", fields.at("slug"))
          .says("queue '" + Texts.capped(slug.get()) + "' is declared twice")
          .fix("Remove one of the two declarations.");
    }
    Optional<QueueMode> mode =
        fields
            .choice("consumer_mode", QueueWords.MODES, "unknown_consumer_mode")
            .flatMap(QueueMode::named);
    Optional<Integer> retries = fields.integer("max_retries", 0, MOST_RETRIES);
    fields.choice("purpose", QueueWords.PURPOSES, "unknown_purpose");
    return slug.map(
        text ->
            new QueueDeclaration(
                text, fields.text("display_name"), fields.text("description"), mode, retries));
  }

  /** Checks the name of a scope or queue (reference/scaiqueue.md 3). */
  static void checkSlug(Fields fields, String name, String slug) {
    if (slug.startsWith("_")) {
      fields
          .error("reserved_slug", fields.at(name))
          .says(
              name + ": " + Texts.capped(slug) + " (names that start with _ belong to the system)")
          .fix("Choose a name that does not start with an underscore.");
    }
    if (slug.length() > LONGEST_SLUG || slug.chars().anyMatch(Character::isISOControl)) {
      fields
          .error("bad_slug", fields.at(name))
          .says(
              name
                  + " has "
                  + slug.length()
                  + " characters or a control character (expected: 1.."
                  + LONGEST_SLUG
                  + " characters)")
          .fix("Choose a shorter name of visible characters.");
    }
  }
}
