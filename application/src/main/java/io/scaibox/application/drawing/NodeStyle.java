package io.scaibox.application.drawing;

import io.scaibox.domain.flow.NodeKind;

/**
 * How a kind of node looks: the outline tells its category, the sign the kind.
 *
 * @param fill colour of the body
 * @param stroke colour of the outline
 * @param sign one or two letters or a symbol
 */
record NodeStyle(Outline outline, String fill, String stroke, String sign) {

  /** The outlines, one a category. */
  enum Outline {
    PILL,
    BOX,
    DIAMOND,
    HEXAGON
  }

  static NodeStyle of(NodeKind kind) {
    return switch (kind) {
      case ENTRY_API -> new NodeStyle(Outline.PILL, "#e3f4e6", "#2c8a43", "\u25b6");
      case ENTRY_WEBHOOK -> new NodeStyle(Outline.PILL, "#e3f4e6", "#2c8a43", "\u2693");
      case ENTRY_SCHEDULE -> new NodeStyle(Outline.PILL, "#e3f4e6", "#2c8a43", "\u23f0");
      case LLM_RIGID -> model("R");
      case LLM_GUARDED -> model("G");
      case LLM_FLEXIBLE -> model("F");
      case LOGIC_DECISION -> logic("?");
      case LOGIC_LOOP -> logic("\u21bb");
      case LOGIC_PARALLEL -> logic("\u2225");
      case TOOL_PLUGIN -> tool("P");
      case TOOL_HTTP -> tool("H");
      case DATA_VARIABLE_SET -> tool("=");
      case CHECKPOINT -> person("\u23f8");
      case HITL_REVIEW -> person("\u2611");
      case HITL_DECISION -> person("\u2696");
      case QUEUE_PUBLISH -> queue("\u2191");
      case QUEUE_CONSUME -> queue("\u2193");
      case QUEUE_ESCALATION -> queue("!");
      case COMPUTE_PROVISION -> compute("+");
      case COMPUTE_EXEC -> compute("$");
      case COMPUTE_FILE_UPLOAD -> compute("\u21e7");
      case COMPUTE_FILE_DOWNLOAD -> compute("\u21e9");
      case COMPUTE_DESTROY -> compute("\u00d7");
      case SUBFLOW_CALL -> new NodeStyle(Outline.BOX, "#f1ecfb", "#6d4bb3", "\u2197");
    };
  }

  private static NodeStyle model(String sign) {
    return new NodeStyle(Outline.BOX, "#e6effc", "#2a61b8", sign);
  }

  private static NodeStyle logic(String sign) {
    return new NodeStyle(Outline.DIAMOND, "#fdf3d8", "#a87600", sign);
  }

  private static NodeStyle tool(String sign) {
    return new NodeStyle(Outline.BOX, "#eef0f2", "#55606c", sign);
  }

  private static NodeStyle person(String sign) {
    return new NodeStyle(Outline.HEXAGON, "#fde8ef", "#b52c63", sign);
  }

  private static NodeStyle queue(String sign) {
    return new NodeStyle(Outline.BOX, "#e0f3f4", "#12727c", sign);
  }

  private static NodeStyle compute(String sign) {
    return new NodeStyle(Outline.BOX, "#f3ebe3", "#7d5226", sign);
  }
}
