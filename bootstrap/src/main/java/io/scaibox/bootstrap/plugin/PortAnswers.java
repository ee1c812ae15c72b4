package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.GateFinding;
import io.scaibox.spi.UpstreamFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every answer of a plugin has to keep to before the house works with it. */
final class PortAnswers {

  private static final int LONGEST_ID = 400;
  private static final int LONGEST_SLUG = 1000;
  private static final int LONGEST_TEXT = 2000;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private PortAnswers() {}

  /** Finds a null in a record of ours, however deep: plugins' compilers don't look for them. */
  static Optional<String> missing(@Nullable Object value) {
    return missing(value, "the answer");
  }

  private static Optional<String> missing(@Nullable Object value, String what) {
    if (value == null) {
      return Optional.of(what + " is null");
    }
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(content -> missing(content, what));
    }
    if (value instanceof Collection<?> items) {
      return items.stream()
          .flatMap(item -> missing(item, "an item of " + what).stream())
          .findFirst();
    }
    if (value instanceof Record && value.getClass().getPackageName().startsWith("io.scaibox.")) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Optional<String> missing = missing(read(component, value), component.getName());
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object read(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record of ours can't be read", e);
    }
  }

  static Optional<String> complaint(CoreSnapshot core) {
    return id("a Core's id", core.id())
        .or(() -> core.slug().flatMap(slug -> id("a Core's slug", slug)))
        .or(() -> core.publishedSlug().flatMap(PortAnswers::publishedSlug));
  }

  static Optional<String> publishedSlug(String slug) {
    return text("a published slug", slug, LONGEST_SLUG);
  }

  static Optional<String> complaint(UpstreamFailure failure) {
    return failure
        .status()
        .filter(status -> status < 100 || status > 599)
        .map(status -> "a failure has the status " + status);
  }

  static Optional<String> complaint(GateFinding finding) {
    if (!CODE.matcher(finding.code()).matches()) {
      return Optional.of("a finding has a code that is none (expected: like model_not_allowed)");
    }
    return finding.message().isBlank() || finding.message().length() > LONGEST_TEXT
        ? Optional.of("a finding has a message of " + finding.message().length() + " characters")
        : Optional.empty();
  }

  static Optional<String> id(String what, String id) {
    return text(what, id, LONGEST_ID);
  }

  private static Optional<String> text(String what, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      return Optional.of(
          "%s has %d characters (expected: 1..%d)".formatted(what, text.strip().length(), longest));
    }
    return CONTROL.matcher(text).find()
        ? Optional.of(what + " holds a control character")
        : Optional.empty();
  }
}
