package io.scaibox.bootstrap.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.application.drawing.FlowDrawing;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.compile.RandomFlows;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Drawings are well-formed SVG with every node once, no two on one place, problems marked. */
class FlowDrawingTest {

  private final FlowCompiler compiler = new FlowCompiler();

  private Document draw(JsonObject flow) throws Exception {
    String svg = FlowDrawing.svg(compiler.graph(flow), compiler.validate(flow));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static Set<String> places(Document svg) {
    Set<String> places = new HashSet<>();
    NodeList groups = svg.getElementsByTagName("g");
    for (int i = 0; i < groups.getLength(); i++) {
      Element group = (Element) groups.item(i);
      if (group.hasAttribute("data-node-id")) {
        assertThat(places.add(group.getAttribute("transform"))).isTrue();
      }
    }
    return places;
  }

  @Test
  void everyNodeHasAPlaceOfItsOwn() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      JsonObject flow = RandomFlows.flow(random, 3 + random.nextInt(60));
      assertThat(places(draw(flow))).hasSize(flow.array("nodes").items().size());
    }
  }

  @Test
  void cyclesHostileTextsAndEmptyFlowsAreDrawnToo() throws Exception {
    JsonObject flow =
        (JsonObject)
            JsonReader.read(
                """
                {"id": "f", "name": "<&\\u0000\\ud83d\\ude00]]>", "version": "1.0.0", "nodes": [
                  {"id": "a<\\"", "type": "checkpoint", "label": "</text>\\u0001", "position": {}},
                  {"id": "b", "type": "checkpoint", "label": "b", "position": {}}],
                 "edges": [
                  {"id": "1", "type": "conditional", "condition": "x < \\"<\\"",
                   "source": {"node": "a<\\"", "port": "out"}, "target": {"node": "b", "port": "in"}},
                  {"id": "2", "type": "data",
                   "source": {"node": "b", "port": "out"}, "target": {"node": "a<\\"", "port": "in"}},
                  {"id": "3", "type": "sequential",
                   "source": {"node": "b", "port": "out"}, "target": {"node": "b", "port": "in"}}]}
                """);
    Document svg = draw(flow);
    assertThat(places(svg)).hasSize(2);
    assertThat(svg.getDocumentElement().getTextContent()).contains("cycle detected");
    assertThat(places(draw(JsonObject.EMPTY))).isEmpty();
  }

  @Test
  void problemsAreMarkedWhereTheyAre() throws Exception {
    JsonObject flow =
        (JsonObject)
            JsonReader.read(
                """
                {"id": "f", "name": "n", "version": "1.0.0", "nodes": [
                  {"id": "a", "type": "llm_rigid", "label": "a", "position": {}}]}
                """);
    assertThat(draw(flow).getDocumentElement().getTextContent())
        .contains("error: template is required");
  }
}
