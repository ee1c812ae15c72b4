package io.scaibox.domain.flow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A flow's semantic version; only the patch number is ever bumped by the server. */
public record FlowVersion(String text) {

  /** The version of a flow whose content names none that can be read. */
  public static final FlowVersion FIRST = new FlowVersion("1.0.0");

  private static final Pattern SEMVER =
      Pattern.compile(
          "(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})"
              + "(?:-[0-9A-Za-z.-]{1,64})?(?:\\+[0-9A-Za-z.-]{1,64})?");

  /** Reads a semantic version (semver.org 2.0), or gives empty when {@code text} is none. */
  public static Optional<FlowVersion> parse(String text) {
    return SEMVER.matcher(text).matches() ? Optional.of(new FlowVersion(text)) : Optional.empty();
  }

  /** Returns the next patch version; a pre-release or build suffix is dropped. */
  public FlowVersion nextPatch() {
    Matcher matcher = SEMVER.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException("not a semantic version: " + text);
    }
    long patch = Long.parseLong(matcher.group(3)) + 1;
    return new FlowVersion(matcher.group(1) + '.' + matcher.group(2) + '.' + patch);
  }

  @Override
  public String toString() {
    return text;
  }
}
