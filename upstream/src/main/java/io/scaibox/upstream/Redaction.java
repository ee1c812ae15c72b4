package io.scaibox.upstream;

import io.scaibox.domain.platform.Secret;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Makes the words of upstreams and plugins fit for answers and logs: capped, on one line, without
 * control characters, and without anything that is or looks like a credential.
 */
public final class Redaction {

  private static final int MAX_LENGTH = 500;
  private static final int MAX_READ = 10_000;
  private static final Pattern API_KEY = Pattern.compile("(sgk|skt)_[A-Za-z0-9_.~+/=-]{4,}");
  private static final Pattern JWT =
      Pattern.compile("[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");
  private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+[^\\s\"',;]+");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

  private Redaction() {}

  /**
   * Returns the words as they may be shown.
   *
   * @param hidden secrets that may occur in them, whatever they look like
   */
  public static String words(String text, Collection<Secret> hidden) {
    String clean = text.length() > MAX_READ ? text.substring(0, MAX_READ) : text;
    for (Secret secret : hidden) {
      clean = clean.replace(secret.reveal(), "***");
    }
    clean = BEARER.matcher(clean).replaceAll("Bearer ***");
    clean = API_KEY.matcher(clean).replaceAll("$1_***");
    clean = JWT.matcher(clean).replaceAll("***");
    clean = UNPRINTABLE.matcher(clean).replaceAll(" ").strip();
    return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH) + "…";
  }
}
