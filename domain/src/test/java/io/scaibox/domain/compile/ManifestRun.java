package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Executes a manifest as docs/manifest.md tells, knowing nothing of the compiler. */
final class ManifestRun {

  private final Decisions decisions;
  private final Random random;
  private final Map<String, Boolean> variables = new HashMap<>();
  private final List<String> trace = new ArrayList<>();
  private String trigger = "";

  ManifestRun(Decisions decisions, Random random) {
    this.decisions = decisions;
    this.random = random;
  }

  /** Runs the manifest's flow by one of its triggers. */
  List<String> of(JsonObject manifest, String entry) {
    JsonObject core = manifest.object("core");
    core.object("scaiflow_meta")
        .array("triggers")
        .objects()
        .filter(candidate -> entry.equals(candidate.object("meta").text("node_id")))
        .forEach(candidate -> trigger = String.valueOf(candidate.text("name")));
    trace.add("/" + entry);
    steps(core.array("flows").objects().findFirst().orElseThrow().array("steps"), "");
    return trace;
  }

  private void steps(JsonArray steps, String path) {
    steps.objects().forEach(step -> step(step, path));
  }

  private void step(JsonObject step, String path) {
    String node = step.object("meta").text("node_id");
    if (node != null) {
      trace.add(path + "/" + node);
    }
    if (step.has("rigid")) {
      step.object("rigid").array("statements").objects().forEach(this::assign);
    } else if (step.has("match")) {
      match(step.object("match"), path);
    } else if (step.has("parallel")) {
      List<JsonObject> branches =
          new ArrayList<>(step.object("parallel").array("branches").objects().toList());
      Collections.shuffle(branches, random);
      branches.forEach(branch -> steps(branch.array("steps"), path));
    } else if (step.has("foreach") || step.has("while")) {
      JsonObject loop = step.object(step.has("foreach") ? "foreach" : "while");
      int rounds = decisions.iterations(String.valueOf(node), path);
      for (int i = 0; i < rounds; i++) {
        steps(loop.array("steps"), path + "/" + node + "#" + i);
      }
    }
  }

  private void assign(JsonObject statement) {
    if ("assign".equals(statement.text("kind"))) {
      variables.put(
          String.valueOf(statement.text("name")), statement.get("value") == JsonBoolean.TRUE);
    }
  }

  private void match(JsonObject match, String path) {
    for (JsonObject arm : match.array("arms").objects().toList()) {
      if (arm.has("else") || holds(String.valueOf(arm.text("when")), path)) {
        steps(arm.array("steps"), path);
        return;
      }
    }
  }

  private boolean holds(String when, String path) {
    if (when.startsWith("trigger.name == ")) {
      return when.equals("trigger.name == \"" + trigger + "\"");
    }
    if (when.startsWith("run_")) {
      Boolean value = variables.get(when);
      if (value == null) {
        throw new IllegalStateException(when + " was never set");
      }
      return value;
    }
    return decisions.holds(when, path);
  }
}
