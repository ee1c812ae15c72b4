package io.scaibox.application.credential;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The rule for addresses of upstreams. */
public final class BaseUrl {

  /** What an address looks like, for messages. */
  public static final String FORM = "http(s)://host[:port][/path], without user, query or fragment";

  private static final int LONGEST = 1_000;

  private BaseUrl() {}

  /** Reads an address, without its trailing slashes; empty when {@code text} is none. */
  public static Optional<URI> parse(String text) {
    try {
      URI url = new URI(text.strip().replaceAll("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean fits =
          text.length() <= LONGEST
              && (scheme.equals("http") || scheme.equals("https"))
              && url.getHost() != null
              && url.getUserInfo() == null
              && url.getQuery() == null
              && url.getFragment() == null;
      return fits ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
