package io.scaibox.http.server;

import io.scaibox.application.deploy.RequestContext;
import io.scaibox.domain.platform.Identifiers;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives every request an id and a trace context: the caller's own when they are well-formed. */
public final class RequestIds {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TRACE =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private final Identifiers identifiers;

  public RequestIds(Identifiers identifiers) {
    this.identifiers = identifiers;
  }

  /** Returns the context of a request with these headers. */
  public RequestContext of(@Nullable String requestId, @Nullable String traceParent) {
    String id =
        requestId != null && ID.matcher(requestId).matches() && !isSecret(requestId)
            ? requestId
            : identifiers.next("req");
    String trace =
        traceParent != null && TRACE.matcher(traceParent).matches()
            ? traceParent.substring(0, 36) + hex(8) + traceParent.substring(52)
            : fresh();
    return new RequestContext(id, trace);
  }

  /** Returns the context of work that no request asked for. */
  public RequestContext background() {
    return new RequestContext(identifiers.next("req"), fresh());
  }

  private static boolean isSecret(String text) {
    return text.startsWith("sgk_") || text.startsWith("eyJ");
  }

  private static String fresh() {
    return "00-" + hex(16) + '-' + hex(8) + "-01";
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    random[0] |= 1;
    return HexFormat.of().formatHex(random);
  }
}
