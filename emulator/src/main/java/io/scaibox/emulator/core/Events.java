package io.scaibox.emulator.core;

import io.javalin.http.Context;
import io.scaibox.emulator.access.Keys;
import io.scaibox.emulator.http.GridException;
import io.scaibox.emulator.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The events of Cores. Nothing runs here, so they are those that tests order by {@code POST
 * /_emulator/events}. Thread-safe.
 */
public final class Events {

  private static final int MOST = 500;

  private final Keys keys;
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

  public Events(Keys keys) {
    this.keys = keys;
  }

  /** Adds an event as it is. */
  public void add(Map<String, Object> event) {
    events.add(event);
  }

  /** Forgets all events. */
  public void clear() {
    events.clear();
  }

  /** Answers a page, oldest first; the cursor is the number of events that came before. */
  public void list(Context context) {
    keys.require(context, "scaicore:view");
    String core = context.queryParam("core_id");
    int limit = number(context.queryParam("limit"), 50, 1, MOST);
    int from = number(context.queryParam("cursor"), 0, 0, Integer.MAX_VALUE);
    List<Map<String, Object>> matching =
        events.stream().filter(event -> core == null || core.equals(event.get("core_id"))).toList();
    int end = Math.min(matching.size(), from + limit);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("events", new ArrayList<>(matching.subList(Math.min(from, end), end)));
    data.put("next_cursor", end < matching.size() ? String.valueOf(end) : null);
    Json.answer(context, 200, data);
  }

  private static int number(String text, int fallback, int least, int most) {
    if (text == null) {
      return fallback;
    }
    if (!text.matches("\\d{1,9}")) {
      throw GridException.invalid("limit and cursor are numbers");
    }
    return Math.max(least, Math.min(most, Integer.parseInt(text)));
  }
}
