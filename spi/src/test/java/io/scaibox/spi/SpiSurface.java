package io.scaibox.spi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a partner's code can name, one line each. */
final class SpiSurface {

  private SpiSurface() {}

  /** Returns the surface of the classes in a folder. */
  static SortedSet<String> of(Path classes) throws IOException, ClassNotFoundException {
    SortedSet<String> lines = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> found = Files.walk(classes)) {
      files = found.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      String name =
          classes.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
      Class<?> type = Class.forName(name, false, SpiSurface.class.getClassLoader());
      if (isOpen(type.getModifiers()) && !name.endsWith("package-info") && isReachable(type)) {
        add(type, lines);
      }
    }
    return lines;
  }

  private static void add(Class<?> type, SortedSet<String> lines) {
    lines.add(
        kind(type)
            + type.getName()
            + (type.getSuperclass() == null ? "" : " extends " + type.getSuperclass().getName())
            + " implements "
            + names(type.getGenericInterfaces()));
    for (Field field : type.getDeclaredFields()) {
      if (isOpen(field.getModifiers())) {
        lines.add(
            type.getName() + "." + field.getName() + ": " + field.getGenericType().getTypeName());
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isOpen(method.getModifiers()) && !method.isSynthetic()) {
        boolean mustImplement = Modifier.isAbstract(method.getModifiers());
        lines.add(
            (mustImplement ? "abstract " : "")
                + (Modifier.isStatic(method.getModifiers()) ? "static " : "")
                + type.getName()
                + "."
                + method.getName()
                + parameters(method)
                + ": "
                + method.getGenericReturnType().getTypeName()
                + " throws "
                + names(method.getGenericExceptionTypes()));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOpen(constructor.getModifiers())) {
        lines.add("new " + type.getName() + parameters(constructor));
      }
    }
  }

  private static String kind(Class<?> type) {
    String kind =
        type.isInterface()
            ? "interface "
            : type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ";
    return (type.isSealed() ? "sealed " : "") + kind;
  }

  private static boolean isReachable(Class<?> type) {
    return type.getDeclaringClass() == null
        || (isOpen(type.getDeclaringClass().getModifiers())
            && isReachable(type.getDeclaringClass()));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
        .map(Type::getTypeName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String names(Type... types) {
    return Arrays.stream(types).map(Type::getTypeName).sorted().collect(Collectors.joining(", "));
  }
}
