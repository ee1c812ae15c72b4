package io.scaibox.domain.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who mistyped a word. */
public final class Suggestions {

  private static final int LONGEST = 64;
  private static final int MOST_CANDIDATES = 2_000;

  private Suggestions() {}

  /**
   * Returns the candidate nearest to {@code word}, if one is near: at most a third of its letters
   * differ. Ties go to the first in alphabetical order. Among thousands of candidates none is
   * looked for.
   */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST || word.isEmpty() || candidates.size() > MOST_CANDIDATES) {
      return Optional.empty();
    }
    String best = null;
    int least = Math.max(1, (word.length() + 1) / 3) + 1;
    String plain = plain(word);
    for (String candidate : candidates.stream().distinct().sorted().toList()) {
      if (candidate.length() <= LONGEST && Math.abs(candidate.length() - word.length()) < least) {
        int distance = plain(candidate).equals(plain) ? 0 : distance(word, candidate);
        if (distance < least && !candidate.equals(word)) {
          least = distance;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns {@code " Did you mean 'x'?"}, or nothing. */
  public static String didYouMean(Optional<String> suggestion) {
    return suggestion.map(text -> " Did you mean '" + text + "'?").orElse("");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Counts insertions, deletions, replacements and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
