package io.scaibox.domain.compile;

import java.util.HashMap;
import java.util.Map;

/**
 * Decides conditions and lengths of loops, the same for a graph and its manifest: what is asked for
 * the n-th time gets the same answer.
 */
final class Decisions {

  private static final int LONGEST_LOOP = 3;

  private final long seed;
  private final Map<String, Boolean> settled;
  private final Map<String, Integer> asked = new HashMap<>();

  Decisions(long seed) {
    this(seed, Map.of());
  }

  /**
   * @param settled conditions that always get the same answer
   */
  Decisions(long seed, Map<String, Boolean> settled) {
    this.seed = seed;
    this.settled = settled;
  }

  boolean holds(String condition, String path) {
    Boolean answer = settled.get(condition);
    return answer == null ? Math.floorMod(hash(condition + path), 2) == 0 : answer;
  }

  int iterations(String loop, String path) {
    return Math.floorMod(hash(loop + path), LONGEST_LOOP);
  }

  private int hash(String question) {
    int count = asked.merge(question, 1, Integer::sum);
    long value = seed * 1_000_003L + question.hashCode() * 31L + count;
    value ^= value >>> 33;
    value *= 0xff51afd7ed558ccdL;
    return (int) (value ^ (value >>> 29));
  }
}
