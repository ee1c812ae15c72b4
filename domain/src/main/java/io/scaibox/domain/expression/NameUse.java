package io.scaibox.domain.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place where an expression names something.
 *
 * @param name the name, without the fields that follow it
 * @param start index of its first character in the whole text
 * @param end index after its last character
 * @param isFunction whether it is called, as in {@code now()}
 * @param field the field that is taken of it, as {@code amount} in {@code claim.amount}
 */
public record NameUse(String name, int start, int end, boolean isFunction, Optional<String> field) {

  /** Returns the names that {@code expression} uses, in no order that means anything. */
  public static List<NameUse> in(Expression expression) {
    List<NameUse> found = new ArrayList<>();
    collect(expression, 0, false, found);
    return found;
  }

  /** Returns the names that the placeholders of {@code template} use. */
  public static List<NameUse> in(Template template) {
    List<NameUse> found = new ArrayList<>();
    template.placeholders().forEach(p -> collect(p.expression(), p.offset(), false, found));
    return found;
  }

  private static void collect(
      Expression expression, int offset, boolean called, List<NameUse> found) {
    if (expression instanceof Expression.Name name) {
      add(name, offset, called, Optional.empty(), found);
    } else if (expression instanceof Expression.Member member) {
      if (member.target() instanceof Expression.Name name) {
        add(name, offset, false, Optional.of(member.name()).filter(field -> !called), found);
      } else {
        collect(member.target(), offset, false, found);
      }
    } else if (expression instanceof Expression.Index index) {
      collect(index.target(), offset, false, found);
      collect(index.index(), offset, false, found);
    } else if (expression instanceof Expression.Call call) {
      collect(call.function(), offset, true, found);
      call.arguments().forEach(argument -> collect(argument, offset, false, found));
    } else if (expression instanceof Expression.Unary unary) {
      collect(unary.operand(), offset, false, found);
    } else if (expression instanceof Expression.Binary binary) {
      collect(binary.left(), offset, false, found);
      boolean isPipe = binary.operator().startsWith("|") && binary.operator().endsWith(">");
      collect(binary.right(), offset, isPipe, found);
    } else if (expression instanceof Expression.ListOf list) {
      list.items().forEach(item -> collect(item, offset, false, found));
    } else if (expression instanceof Expression.ObjectOf object) {
      object.entries().forEach(entry -> collect(entry.value(), offset, false, found));
    }
  }

  private static void add(
      Expression.Name name,
      int offset,
      boolean called,
      Optional<String> field,
      List<NameUse> found) {
    found.add(new NameUse(name.name(), name.start() + offset, name.end() + offset, called, field));
  }
}
