package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonPointer;

/** Orders places of a flow's JSON as a reader meets them: list items by number, not by digits. */
final class PointerOrder {

  private PointerOrder() {}

  static int compare(JsonPointer left, JsonPointer right) {
    String[] a = left.text().split("/", -1);
    String[] b = right.text().split("/", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = isIndex(a[i]) && isIndex(b[i]) ? byNumber(a[i], b[i]) : a[i].compareTo(b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static boolean isIndex(String part) {
    return !part.isEmpty() && part.length() < 10 && part.chars().allMatch(Character::isDigit);
  }

  private static int byNumber(String a, String b) {
    return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
  }
}
