package io.scaibox.http.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Knows which paths exist with which methods, to tell 404 from 405 and to name routes in metrics.
 */
final class RouteTable {

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private record Known(String method, String template, Pattern path) {}

  private final List<Known> known = new ArrayList<>();

  void add(String method, String template) {
    String regex = template.replaceAll("\\{[^}]+}", "[^/]+");
    known.add(new Known(method, template, Pattern.compile(regex + "/?")));
  }

  Optional<String> templateOf(String path) {
    return known.stream()
        .filter(route -> route.path().matcher(path).matches())
        .map(Known::template)
        .findFirst();
  }

  SortedSet<String> methodsOf(String path) {
    SortedSet<String> methods = new TreeSet<>();
    known.stream()
        .filter(route -> route.path().matcher(path).matches())
        .forEach(route -> methods.add(route.method()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  /** Returns a method's name, or OTHER: whatever a caller invents must not become a metric. */
  String knownMethod(String method) {
    return METHODS.contains(method) ? method : "OTHER";
  }

  static String shown(String path) {
    return path.length() <= 200 ? path : path.substring(0, 200) + '…';
  }
}
