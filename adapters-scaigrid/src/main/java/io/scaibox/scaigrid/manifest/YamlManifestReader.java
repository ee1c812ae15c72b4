package io.scaibox.scaigrid.manifest;

import io.scaibox.application.compile.ManifestSyntaxException;
import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML 1.2 documents into JSON values, within bounds: size, depth, and what aliases repeat.
 */
final class YamlManifestReader {

  static final int MAX_CHARACTERS = 64 * 1024 * 1024;
  static final int MAX_DEPTH = 300;
  private static final int MAX_ALIASES = 1_000;
  private static final int MAX_VALUES = 1_000_000;
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,1000}");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(\\.[0-9]{1,500}|[0-9]{1,500}(\\.[0-9]{0,500})?)([eE][-+]?[0-9]{1,8})?");
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSES = Set.of("false", "False", "FALSE");

  private final Map<Node, Boolean> onPath = new IdentityHashMap<>();
  private int values;

  private YamlManifestReader() {}

  static JsonValue read(String text) throws ManifestSyntaxException {
    try {
      Optional<Node> root = compose(text);
      return root.isPresent() ? new YamlManifestReader().value(root.get(), 0) : JsonNull.NULL;
    } catch (TooLargeException e) {
      throw new ManifestSyntaxException(e.problem(), e.position());
    } catch (MarkedYamlEngineException e) {
      throw new ManifestSyntaxException(
          "the text is not YAML: " + e.getProblem(), position(e.getProblemMark()));
    } catch (YamlEngineException e) {
      throw new ManifestSyntaxException("the text is not YAML", new TextPosition(1, 1));
    } catch (StackOverflowError e) {
      throw new ManifestSyntaxException(
          "the text is nested more than " + MAX_DEPTH + " levels deep", new TextPosition(1, 1));
    }
  }

  /** Returns where each mapping begins that tells of a node in its {@code meta}. */
  static Map<String, TextPosition> positions(String text) {
    Map<String, TextPosition> positions = new HashMap<>();
    compose(text).ifPresent(root -> collect(root, positions));
    return positions;
  }

  private static Optional<Node> compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_CHARACTERS)
            .setAllowDuplicateKeys(false)
            .setUseMarks(true)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    return new Compose(settings).composeString(text);
  }

  private static void collect(Node node, Map<String, TextPosition> positions) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> collect(item, positions));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        boolean isMeta =
            tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("meta");
        if (isMeta && tuple.getValueNode() instanceof MappingNode meta) {
          nodeId(meta).ifPresent(id -> positions.putIfAbsent(id, position(mapping.getStartMark())));
        } else {
          collect(tuple.getValueNode(), positions);
        }
      }
    }
  }

  private static Optional<String> nodeId(MappingNode meta) {
    return meta.getValue().stream()
        .filter(
            tuple ->
                tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("node_id"))
        .map(NodeTuple::getValueNode)
        .filter(ScalarNode.class::isInstance)
        .map(value -> ((ScalarNode) value).getValue())
        .findFirst();
  }

  private JsonValue value(Node node, int depth) {
    if (depth > MAX_DEPTH || onPath.containsKey(node)) {
      throw new TooLargeException(
          "the text is nested more than " + MAX_DEPTH + " levels deep",
          position(node.getStartMark()));
    }
    if (++values > MAX_VALUES) {
      throw new TooLargeException(
          "the text has more than " + MAX_VALUES + " values", position(node.getStartMark()));
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    onPath.put(node, true);
    JsonValue value =
        node instanceof MappingNode mapping
            ? object(mapping, depth)
            : list((SequenceNode) node, depth);
    onPath.remove(node);
    return value;
  }

  private JsonValue object(MappingNode mapping, int depth) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TooLargeException(
            "a key is no text", position(tuple.getKeyNode().getStartMark()));
      }
      if (members.put(key.getValue(), value(tuple.getValueNode(), depth + 1)) != null) {
        throw new TooLargeException(
            "a mapping has the same key twice", position(key.getStartMark()));
      }
    }
    return new JsonObject(members);
  }

  private JsonValue list(SequenceNode sequence, int depth) {
    List<JsonValue> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(value(item, depth + 1)));
    return new JsonArray(items);
  }

  private static JsonValue scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return new JsonString(text);
    }
    if (NULLS.contains(text)) {
      return JsonNull.NULL;
    }
    if (TRUES.contains(text) || FALSES.contains(text)) {
      return JsonBoolean.of(TRUES.contains(text));
    }
    if (INTEGER.matcher(text).matches() || FLOAT.matcher(text).matches()) {
      return new JsonNumber(new BigDecimal(text));
    }
    return new JsonString(text);
  }

  private static TextPosition position(Optional<Mark> mark) {
    return mark.map(at -> new TextPosition(at.getLine() + 1, at.getColumn() + 1))
        .orElse(new TextPosition(1, 1));
  }

  /** Ends reading a document that breaks a bound; never leaves this class. */
  private static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String problem;
    private final transient TextPosition position;

    TooLargeException(String message, TextPosition position) {
      super(message, null, false, false);
      this.problem = message;
      this.position = position;
    }

    String problem() {
      return problem;
    }

    TextPosition position() {
      return position;
    }
  }
}
