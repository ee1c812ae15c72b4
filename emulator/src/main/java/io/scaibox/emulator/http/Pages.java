package io.scaibox.emulator.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers lists page by page, with opaque cursors (reference/scaigrid.md 1.8). */
public final class Pages {

  private final int pageSize;

  /** Makes pages of at most {@code pageSize} items, whatever a caller asks for. */
  public Pages(int pageSize) {
    this.pageSize = pageSize;
  }

  /** Answers in the shape of module lists: {@code data} as array, {@code next_cursor} beside it. */
  public void answerArray(Context context, List<? extends Object> all) {
    int from = from(context);
    int to = to(context, from, all.size());
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("data", all.subList(from, to));
    envelope.put("has_more", to < all.size());
    envelope.put("next_cursor", to < all.size() ? cursor(to) : null);
    Json.answerBare(context, 200, envelope);
  }

  /** Answers in the shape of core resources: {@code data.items}, {@code data.next_cursor}. */
  public void answerItems(Context context, List<? extends Object> all) {
    int from = from(context);
    int to = to(context, from, all.size());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("items", all.subList(from, to));
    data.put("next_cursor", to < all.size() ? cursor(to) : null);
    Json.answer(context, 200, data);
  }

  private static int from(Context context) {
    String cursor = context.queryParam("cursor");
    if (cursor == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return Integer.parseInt(text.substring("from:".length()));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw GridException.invalid("cursor is not valid");
    }
  }

  private int to(Context context, int from, int size) {
    int limit = context.queryParamAsClass("limit", Integer.class).getOrDefault(pageSize);
    if (limit < 1 || from > size) {
      throw GridException.invalid("limit or cursor is not valid");
    }
    return Math.min(size, from + Math.min(limit, pageSize));
  }

  private static String cursor(int from) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("from:" + from).getBytes(StandardCharsets.UTF_8));
  }
}
