package io.scaibox.scaigrid.manifest;

import io.scaibox.application.compile.SourceFormat;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.program.Statement;
import io.scaibox.domain.program.Step;
import io.scaibox.domain.program.Trigger;
import io.scaibox.json.JsonWriter;
import java.util.List;
import java.util.Locale;

/**
 * Writes programs in the manner of ScaiCore's language, for people to read (reference/scaigrid.md
 * 3.6). Deprecated upstream: nothing reads it back. Thread-safe.
 */
public final class ScaiText implements SourceFormat {

  @Override
  public String write(Program program) {
    Writer out = new Writer();
    out.line("// deprecated format, for reading only");
    out.open("@core " + quoted(program.name()));
    out.line("version = " + quoted(program.runtimeVersion()));
    out.line("instance = :stateless");
    out.line("identity { name = " + quoted(program.persona()) + " }");
    if (!program.models().isEmpty()) {
      out.open("@models");
      program.models().forEach(model -> model(model, out));
      out.close();
    }
    if (!program.plugins().isEmpty()) {
      out.open("@plugins");
      program
          .plugins()
          .forEach(
              plugin ->
                  out.line(
                      plugin.text("alias")
                          + " = "
                          + quoted(String.valueOf(plugin.text("endpoint")))));
      out.close();
    }
    out.open("@triggers");
    program.triggers().forEach(trigger -> trigger(trigger, program.name(), out));
    out.close();
    out.open("@flow " + quoted(program.name()));
    steps(program.steps(), out);
    out.close();
    out.close();
    return out.toString();
  }

  private static void model(ModelEntry model, Writer out) {
    out.line(
        model.role()
            + " { provider = "
            + quoted(model.ref())
            + ", model = "
            + quoted(model.model())
            + " }");
  }

  private static void trigger(Trigger trigger, String flow, Writer out) {
    StringBuilder line =
        new StringBuilder("@" + trigger.type() + ' ' + trigger.name() + " { flow = ");
    line.append(quoted(flow));
    trigger
        .settings()
        .members()
        .forEach((name, value) -> line.append(", ").append(name).append(" = ").append(json(value)));
    out.line(line.append(" }").toString());
  }

  private static void steps(List<Step> steps, Writer out) {
    for (Step step : steps) {
      step.meta()
          .synthetic()
          .ifPresentOrElse(
              reason -> out.line("// " + reason.name().toLowerCase(Locale.ROOT)),
              () ->
                  out.line(
                      "// "
                          + oneLine(step.meta().nodeLabel())
                          + " ("
                          + step.meta().nodeId()
                          + ")"));
      step(step, out);
    }
  }

  private static void step(Step step, Writer out) {
    if (step instanceof Step.ModelCall call) {
      out.open(call.resultBinding() + " = " + (call.guarded() ? "@guarded" : "@flexible"));
      out.line("goal = " + quoted(call.goal()));
      out.line("llm = " + call.role());
      call.guard().ifPresent(guard -> out.line("guard { " + oneLine(guard) + " }"));
      settings(call.settings(), out);
      out.close();
    } else if (step instanceof Step.Rigid rigid) {
      out.open(rigid.resultBinding().map(name -> name + " = ").orElse("") + "@rigid");
      rigid.statements().forEach(statement -> statement(statement, out));
      out.close();
    } else if (step instanceof Step.PluginCall call) {
      out.open(call.resultBinding() + " = @rigid");
      out.line(call.alias() + "." + call.method() + "(" + json(call.args()) + ")");
      out.close();
    } else if (step instanceof Step.Checkpoint checkpoint) {
      out.open(checkpoint.resultBinding() + " = @checkpoint " + checkpoint.type());
      checkpoint
          .target()
          .ifPresent(
              target ->
                  out.line(
                      "hitl_target { scope = "
                          + quoted(target.scope())
                          + ", queue = "
                          + quoted(target.queue())
                          + " }"));
      settings(checkpoint.settings(), out);
      out.close();
    } else if (step instanceof Step.CoreCall call) {
      out.open(call.resultBinding() + " = @core_call");
      settings(call.settings(), out);
      out.close();
    } else {
      block(step, out);
    }
  }

  private static void block(Step step, Writer out) {
    if (step instanceof Step.Match match) {
      out.open("@match");
      for (Step.Arm arm : match.arms()) {
        out.open(arm.when().map(ScaiText::oneLine).orElse("else") + " =>");
        steps(arm.steps(), out);
        out.close();
      }
    } else if (step instanceof Step.ForEach loop) {
      out.open("@foreach " + loop.item() + " in " + oneLine(loop.collection()));
      loop.maxIterations().ifPresent(limit -> out.line("max_iterations = " + limit));
      steps(loop.steps(), out);
    } else if (step instanceof Step.While loop) {
      out.open("@while " + oneLine(loop.condition()));
      out.line("max_iterations = " + loop.maxIterations());
      steps(loop.steps(), out);
    } else if (step instanceof Step.Parallel parallel) {
      out.open("@parallel");
      parallel.maxConcurrent().ifPresent(limit -> out.line("max_concurrent = " + limit));
      out.line("fail_fast = " + parallel.failFast());
      for (List<Step> branch : parallel.branches()) {
        out.open("branch");
        steps(branch, out);
        out.close();
      }
    }
    out.close();
  }

  private static void statement(Statement statement, Writer out) {
    if (statement instanceof Statement.Evaluate evaluate) {
      out.line(quoted(evaluate.template()));
    } else if (statement instanceof Statement.Assign assign) {
      String value =
          assign.value() instanceof JsonString text ? oneLine(text.value()) : json(assign.value());
      out.line(assign.name() + " = " + value);
    }
  }

  private static void settings(JsonObject settings, Writer out) {
    settings.members().forEach((name, value) -> out.line(name + " = " + json(value)));
  }

  private static String json(JsonValue value) {
    return JsonWriter.write(JsonObject.sorted(value));
  }

  private static String quoted(String text) {
    return JsonWriter.write(new JsonString(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Indents what stands in braces. */
  private static final class Writer {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
      text.append("  ".repeat(depth)).append(line).append('\n');
    }

    void open(String line) {
      line(line + " {");
      depth++;
    }

    void close() {
      depth--;
      line("}");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
