package io.scaibox.domain.flow;

import java.text.Normalizer;
import java.util.Locale;

/** Turns names into the lower-case words that manifests and expressions use. */
public final class Slug {

  private static final int MAX_LENGTH = 63;

  private Slug() {}

  /**
   * Returns the lower-case, dash-separated slug of {@code name}; empty when it has no Latin letter
   * or digit.
   */
  public static String of(String name) {
    return separated(name, "-", MAX_LENGTH);
  }

  /** Returns the same with underscores, as expressions name a node by its label. */
  public static String identifier(String name) {
    return separated(name, "_", Integer.MAX_VALUE);
  }

  private static String separated(String name, String dash, int maxLength) {
    String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    StringBuilder slug = new StringBuilder();
    for (char c : ascii.toLowerCase(Locale.ROOT).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        slug.append(c);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != dash.charAt(0)) {
        slug.append(dash);
      }
      if (slug.length() > maxLength) {
        slug.setLength(maxLength);
        break;
      }
    }
    while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == dash.charAt(0)) {
      slug.setLength(slug.length() - 1);
    }
    return slug.toString();
  }
}
