package io.scaibox.scaigrid.manifest;

import io.scaibox.domain.json.JsonNumber;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes single YAML values so that YAML 1.1 and 1.2 readers agree on their type. */
final class YamlScalars {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
  private static final int LARGEST_PLAIN_SCALE = 20;

  private YamlScalars() {}

  /** Says whether {@code text} needs no quotes: no reader takes it for anything but a string. */
  static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Writes a number; YAML 1.1 wants a point in a float, and a sign in its exponent. */
  static Node number(JsonNumber number) {
    BigDecimal value = number.value().stripTrailingZeros();
    boolean whole = value.scale() <= 0;
    boolean small = Math.abs((long) value.scale()) <= LARGEST_PLAIN_SCALE;
    if (small) {
      return new ScalarNode(whole ? Tag.INT : Tag.FLOAT, value.toPlainString(), ScalarStyle.PLAIN);
    }
    String digits = value.unscaledValue().abs().toString();
    String text =
        (value.signum() < 0 ? "-" : "")
            + digits.charAt(0)
            + '.'
            + (digits.length() > 1 ? digits.substring(1) : "0")
            + "e"
            + exponent(digits.length() - 1L - value.scale());
    return new ScalarNode(Tag.FLOAT, text, ScalarStyle.PLAIN);
  }

  private static String exponent(long exponent) {
    return exponent < 0 ? String.valueOf(exponent) : "+" + exponent;
  }
}
