package io.scaibox.domain.lower;

import io.scaibox.domain.flow.FlowNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of steps that runs as a whole or not at all: a scope, an arm, a branch, or what a guard
 * variable protects.
 */
final class Region {

  /** What decides whether a region runs, given that the region around it does. */
  enum Kind {
    /** A flow or a loop's body: always. */
    SCOPE,
    /** One of the arms of a choice. */
    ARM,
    /** One of the branches of a parallel: always. */
    BRANCH,
    /** What runs with a node whose guard variable is set. */
    GUARD
  }

  /** Something that runs in a region, in order. */
  sealed interface Item {
    /** Returns the names of guard variables to set once the item has run. */
    Set<String> guardsAfter();
  }

  /** A node with what hangs on it. */
  record NodeItem(
      FlowNode node, Optional<Choice> choice, List<Region> branches, Set<String> guardsAfter)
      implements Item {}

  /** A choice that no node of this region makes: by trigger, or at the start of a loop's body. */
  record ChoiceItem(Choice choice, Set<String> guardsAfter) implements Item {}

  /** A region that runs when a variable says so. */
  record GuardItem(Region region, String variable, FlowNode node, Set<String> guardsAfter)
      implements Item {}

  /**
   * Arms of which the first whose condition holds runs.
   *
   * @param exhaustive whether one of them always runs
   */
  record Choice(List<Region> arms, boolean exhaustive) {}

  final @Nullable Region parent;
  final Kind kind;
  final int depth;

  /** The condition of an arm; empty for {@code else}. */
  final Optional<String> when;

  /** Whether nodes may be placed here: regions nested too deeply only set guard variables. */
  final boolean open;

  final List<Item> items = new ArrayList<>();
  final Set<String> guardsFirst = new LinkedHashSet<>();

  /** The choice that an arm belongs to; set once all of its arms are there. */
  @Nullable Choice choice;

  private Region(
      @Nullable Region parent, Kind kind, int depth, Optional<String> when, boolean open) {
    this.parent = parent;
    this.kind = kind;
    this.depth = depth;
    this.when = when;
    this.open = open;
  }

  static Region scope(int depth) {
    return new Region(null, Kind.SCOPE, depth, Optional.empty(), true);
  }

  Region arm(Optional<String> condition, int deepest) {
    return new Region(this, Kind.ARM, depth + 1, condition, depth < deepest);
  }

  Region branch(int deepest) {
    return new Region(this, Kind.BRANCH, depth + 1, Optional.empty(), depth < deepest);
  }

  Region guard() {
    return new Region(this, Kind.GUARD, depth + 1, Optional.empty(), true);
  }

  /** Returns the region to place a node in that follows from here. */
  Region place() {
    return open || parent == null ? this : parent;
  }

  /** Returns the innermost region around both. */
  static Region common(Region one, Region other) {
    Region a = one;
    Region b = other;
    while (a != b) {
      if (a.depth >= b.depth && a.parent != null) {
        a = a.parent;
      } else if (b.parent != null) {
        b = b.parent;
      } else {
        throw new IllegalStateException("regions of two scopes");
      }
    }
    return a;
  }

  boolean isEmpty() {
    return items.isEmpty() && guardsFirst.isEmpty();
  }
}
