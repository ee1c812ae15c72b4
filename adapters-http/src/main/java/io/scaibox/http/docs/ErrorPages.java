package io.scaibox.http.docs;

import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.ErrorEntry;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A page per error code: what brings it about, how to mend it, what it looks like. */
final class ErrorPages {

  private static final String HEAD =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s · scaibox</title><style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;
      color:#1c2430;background:#fff}
      code,pre{font-family:ui-monospace,monospace;background:#f2f4f7;border-radius:4px}
      code{padding:.1em .3em}pre{padding:1rem;overflow:auto}
      a{color:#0b5cad}.status{color:#5b6472}
      @media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181f}
      code,pre{background:#222834}a{color:#7ab8ff}.status{color:#9aa4b2}}
      </style></head><body>
      """;

  private ErrorPages() {}

  static byte[] page(ErrorEntry<?> entry) {
    String body =
        """
        <p><a href="/docs/errors">All errors</a></p>
        <h1><code>%s</code></h1>
        <p class="status">HTTP %d · %s</p>
        <h2>Cause</h2><p>%s</p>
        <h2>Fix</h2><p>%s</p>
        <h2>Example</h2><pre>%s</pre>
        </body></html>
        """
            .formatted(
                entry.code(),
                entry.status(),
                escaped(entry.title()),
                escaped(entry.cause()),
                escaped(entry.remedy()),
                escaped(ErrorExamples.of(entry.code())));
    return bytes(HEAD.formatted(entry.code()) + body);
  }

  static byte[] index() {
    String rows =
        ErrorCatalogue.entries().stream()
            .map(
                entry ->
                    "<li><a href=\"/docs/errors/%s\"><code>%s</code></a> <span class=\"status\">%d</span> %s</li>"
                        .formatted(
                            entry.code(), entry.code(), entry.status(), escaped(entry.title())))
            .collect(Collectors.joining("\n"));
    return bytes(
        HEAD.formatted("Errors")
            + "<p><a href=\"/docs\">API</a></p><h1>Errors</h1><ul>"
            + rows
            + "</ul></body></html>");
  }

  private static byte[] bytes(String html) {
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
