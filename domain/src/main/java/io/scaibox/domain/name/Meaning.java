package io.scaibox.domain.name;

import java.util.Optional;

/**
 * What a name in an expression means.
 *
 * @param written how manifests write it
 * @param node the node whose result it is, if one
 */
public record Meaning(Kind kind, String written, Optional<String> node) {

  /** Where a name comes from. */
  public enum Kind {
    /** Bound by the node's own settings. */
    LOCAL,
    /** The current item of a loop around the node. */
    ITEM,
    /** A variable of the flow. */
    VARIABLE,
    /** The result of a node. */
    RESULT,
    /** The result of one of several nodes with the same label. */
    AMBIGUOUS,
    /** The trigger's input, and the like. */
    BUILT_IN,
    /** A field that some result has. */
    FIELD,
    /** Nothing that the flow tells of. */
    UNKNOWN
  }

  static Meaning itself(Kind kind, String name) {
    return new Meaning(kind, name, Optional.empty());
  }
}
