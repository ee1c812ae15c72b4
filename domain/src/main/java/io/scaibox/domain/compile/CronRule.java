package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Texts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks schedules: five cron fields and a time zone (reference/scaiflow.md 18). */
final class CronRule {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private record Part(String name, int least, int most, List<String> words, int wordsFrom) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("minute", 0, 59, List.of(), 0),
          new Part("hour", 0, 23, List.of(), 0),
          new Part("day", 1, 31, List.of(), 0),
          new Part("month", 1, 12, MONTHS, 1),
          new Part("weekday", 0, 7, DAYS, 0));

  private CronRule() {}

  static void check(Fields fields, String name, String cron) {
    String[] parts = cron.strip().split("\\s+");
    if (parts.length != PARTS.size()) {
      fields
          .error("bad_cron", fields.at(name))
          .says(name + ": '" + Texts.capped(cron) + "' (expected: 5 fields)")
          .fix("Write minute, hour, day, month and weekday, such as 0 * * * *.");
      return;
    }
    for (int i = 0; i < parts.length; i++) {
      Part part = PARTS.get(i);
      if (!isValid(parts[i], part)) {
        fields
            .error("bad_cron", fields.at(name))
            .says(
                "%s: %s '%s' (expected: %d..%d, or *)"
                    .formatted(
                        name, part.name(), Texts.capped(parts[i]), part.least(), part.most()))
            .fix("Write numbers, ranges such as 1-5, lists such as 1,15 or steps such as */10.");
      }
    }
  }

  static void zone(Fields fields, String name, String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      fields
          .error("bad_timezone", fields.at(name))
          .says(name + ": unknown time zone '" + Texts.capped(zone) + "'")
          .fix("Use an IANA name such as UTC or Europe/Amsterdam.");
    }
  }

  private static boolean isValid(String text, Part part) {
    for (String item : text.split(",", -1)) {
      String[] step = item.split("/", -1);
      boolean stepped = step.length == 2 && number(step[1], 1, part.most()).isPresent();
      if (step.length > 2 || (step.length == 2 && !stepped) || !isRange(step[0], part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRange(String text, Part part) {
    if (text.equals("*")) {
      return true;
    }
    String[] ends = text.split("-", -1);
    Optional<Integer> from = value(ends[0], part);
    if (ends.length == 1) {
      return from.isPresent();
    }
    Optional<Integer> to = value(ends[1], part);
    return ends.length == 2 && from.isPresent() && to.isPresent() && from.get() <= to.get();
  }

  private static Optional<Integer> value(String text, Part part) {
    int word = part.words().indexOf(text.toLowerCase(Locale.ROOT));
    return word >= 0
        ? Optional.of(word + part.wordsFrom())
        : number(text, part.least(), part.most());
  }

  private static Optional<Integer> number(String text, int least, int most) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int value = Integer.parseInt(text);
    return value >= least && value <= most ? Optional.of(value) : Optional.empty();
  }
}
