package io.scaibox.scaigrid.manifest;

import io.scaibox.application.compile.ManifestFormat;
import io.scaibox.application.compile.ManifestSyntaxException;
import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes manifests as canonical YAML: the same tree always gives the same bytes.
 *
 * <p>The text means the same to YAML 1.1 and 1.2 readers: every string that either could take for
 * something else is quoted. Thread-safe.
 */
public final class YamlManifestFormat implements ManifestFormat {

  @Override
  public String write(JsonObject manifest) {
    DumpSettings settings =
        DumpSettings.builder()
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setBestLineBreak("\n")
            .build();
    Text text = new Text();
    new Dump(settings).dumpNode(node(manifest), text);
    return text.toString();
  }

  @Override
  public JsonValue read(String text) throws ManifestSyntaxException {
    return YamlManifestReader.read(text);
  }

  @Override
  public Map<String, TextPosition> positions(String text) {
    return YamlManifestReader.positions(text);
  }

  private static Node node(JsonValue value) {
    if (value instanceof JsonObject object) {
      List<NodeTuple> tuples = new ArrayList<>();
      object.members().forEach((name, member) -> tuples.add(tuple(name, member)));
      return new MappingNode(Tag.MAP, tuples, style(tuples.isEmpty()));
    }
    if (value instanceof JsonArray array) {
      List<Node> items = array.items().stream().map(YamlManifestFormat::node).toList();
      return new SequenceNode(Tag.SEQ, items, style(items.isEmpty()));
    }
    if (value instanceof JsonString string) {
      return text(string.value());
    }
    if (value instanceof JsonNumber number) {
      return YamlScalars.number(number);
    }
    if (value instanceof JsonBoolean bool) {
      return new ScalarNode(Tag.BOOL, String.valueOf(bool.value()), ScalarStyle.PLAIN);
    }
    return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
  }

  private static NodeTuple tuple(String name, JsonValue member) {
    return new NodeTuple(text(name), node(member));
  }

  private static Node text(String text) {
    return new ScalarNode(
        Tag.STR, text, YamlScalars.isPlain(text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  private static FlowStyle style(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private static final class Text implements StreamDataWriter {
    private final StringWriter writer = new StringWriter();

    @Override
    public void write(String text) {
      writer.write(text);
    }

    @Override
    public void write(String text, int offset, int length) {
      writer.write(text, offset, length);
    }

    @Override
    public String toString() {
      return writer.toString();
    }
  }
}
