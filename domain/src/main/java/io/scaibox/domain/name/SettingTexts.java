package io.scaibox.domain.name;

import io.scaibox.domain.expression.Expression;
import io.scaibox.domain.expression.ExpressionParser;
import io.scaibox.domain.expression.NameUse;
import io.scaibox.domain.expression.Parsed;
import io.scaibox.domain.expression.Template;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.schema.FieldSchema;
import io.scaibox.domain.schema.KindSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The texts of a node's settings in which names stand: its expressions and templates. */
public final class SettingTexts {

  /**
   * One such text.
   *
   * @param isExpression whether the whole text is an expression; else it is a template
   * @param seesLocals whether names that the node itself binds count
   */
  public record Text(JsonPointer pointer, String text, boolean isExpression, boolean seesLocals) {

    /** Reads the text and hands on the names in it, or nothing when it is malformed. */
    public Parsed<?> parse(Set<String> oddNames) {
      return isExpression ? ExpressionParser.parse(text, oddNames) : Template.parse(text, oddNames);
    }

    /** Returns the names that a parsed text uses. */
    public static List<NameUse> names(Object parsed) {
      return parsed instanceof Template template
          ? NameUse.in(template)
          : NameUse.in((Expression) parsed);
    }
  }

  private SettingTexts() {}

  /** Hands every text of {@code node}'s settings to {@code each}, in the order of the settings. */
  public static void visit(FlowNode node, Consumer<Text> each) {
    rewrite(
        node,
        text -> {
          each.accept(text);
          return text.text();
        });
  }

  /** What becomes of a text. */
  public interface Rewriting {
    String rewritten(Text text);
  }

  /** Returns the node's settings with every text replaced by what {@code rewriting} makes of it. */
  public static JsonObject rewrite(FlowNode node, Rewriting rewriting) {
    JsonObject config = node.config();
    JsonPointer at = node.pointer().child("config");
    JsonObject.Builder copy = JsonObject.builder();
    config
        .members()
        .forEach(
            (name, value) ->
                copy.put(
                    name,
                    KindSchemas.of(node.kind())
                        .field(name)
                        .map(field -> setting(field, value, at.child(name), rewriting))
                        .orElse(value)));
    return copy.build();
  }

  private static JsonValue setting(
      FieldSchema field, JsonValue value, JsonPointer at, Rewriting rewriting) {
    return switch (field.type()) {
      case TEMPLATE -> text(value, at, false, true, rewriting);
      case EXPRESSION -> text(value, at, true, true, rewriting);
      case COMPUTED -> text(value, at, isExpression(value), true, rewriting);
      case VALUE, OBJECT_VALUE, LIST_VALUE, COMMAND -> deep(value, at, rewriting);
      case BINDINGS -> bindings(value, at, rewriting);
      default -> value;
    };
  }

  /** Says whether a computed setting is an expression: a string without placeholders. */
  public static boolean isExpression(JsonValue value) {
    return value instanceof JsonString string && !Template.hasPlaceholder(string.value());
  }

  private static JsonValue text(
      JsonValue value, JsonPointer at, boolean expression, boolean locals, Rewriting rewriting) {
    return value instanceof JsonString string
        ? new JsonString(rewriting.rewritten(new Text(at, string.value(), expression, locals)))
        : value;
  }

  private static JsonValue deep(JsonValue value, JsonPointer at, Rewriting rewriting) {
    if (value instanceof JsonObject object) {
      JsonObject.Builder copy = JsonObject.builder();
      object
          .members()
          .forEach((name, member) -> copy.put(name, deep(member, at.child(name), rewriting)));
      return copy.build();
    }
    if (value instanceof JsonArray array) {
      List<JsonValue> items = new ArrayList<>();
      for (int i = 0; i < array.items().size(); i++) {
        items.add(deep(array.items().get(i), at.child(i), rewriting));
      }
      return new JsonArray(items);
    }
    boolean isTemplate =
        value instanceof JsonString string && Template.hasPlaceholder(string.value());
    return isTemplate ? text(value, at, false, true, rewriting) : value;
  }

  private static JsonValue bindings(JsonValue value, JsonPointer at, Rewriting rewriting) {
    if (value instanceof JsonObject object) {
      JsonObject.Builder copy = JsonObject.builder();
      object
          .members()
          .forEach(
              (name, bound) ->
                  copy.put(
                      name, text(bound, at.child(name), isExpression(bound), false, rewriting)));
      return copy.build();
    }
    if (value instanceof JsonArray array) {
      JsonObject.Builder copy = JsonObject.builder();
      for (int i = 0; i < array.items().size(); i++) {
        if (array.items().get(i) instanceof JsonString name) {
          copy.put(name.value(), text(name, at.child(i), true, false, rewriting));
        }
      }
      return copy.build();
    }
    return value;
  }
}
