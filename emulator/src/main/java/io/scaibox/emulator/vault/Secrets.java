package io.scaibox.emulator.vault;

import io.javalin.http.Context;
import io.scaibox.emulator.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ScaiVault's secrets: read, write a new version, delete (reference/scaigrid.md 6). Thread-safe.
 */
public final class Secrets {

  private static final Pattern PATH = Pattern.compile("[a-z0-9_-]+(/[a-z0-9_-]+){0,9}");
  private static final int LONGEST_PATH = 512;
  private static final List<String> TYPES =
      List.of("kv", "json", "certificate", "ssh_key", "api_key");

  private final String token;
  private final Map<String, Map<String, Object>> secrets = new ConcurrentHashMap<>();

  /**
   * Makes an empty vault.
   *
   * @param token the one bearer that it lets in
   */
  public Secrets(String token) {
    this.token = token;
  }

  /** Forgets all secrets. */
  public void clear() {
    secrets.clear();
  }

  /** Answers the current version of a secret, without an envelope. */
  public void read(Context context) {
    if (!isAllowed(context)) {
      return;
    }
    Map<String, Object> secret = secrets.get(path(context));
    if (secret == null) {
      error(context, 404, "secret_not_found", "no secret at " + path(context));
    } else {
      Json.answerBare(context, 200, secret);
    }
  }

  /** Stores a new version. */
  public void write(Context context) {
    if (!isAllowed(context)) {
      return;
    }
    Map<String, Object> body = Json.object(context);
    String type = Json.text(body, "secret_type");
    if (!(body.get("data") instanceof Map)) {
      error(context, 422, "validation_error", "data is not an object");
    } else if (type != null && !TYPES.contains(type)) {
      error(context, 400, "invalid_secret_type", type + " is not one of " + TYPES);
    } else {
      Map<String, Object> stored =
          secrets.merge(path(context), secret(context, body, type, 1), Secrets::nextVersion);
      Map<String, Object> answer = new LinkedHashMap<>(stored);
      answer.remove("data");
      Json.answerBare(context, 200, answer);
    }
  }

  /** Deletes a secret. */
  public void delete(Context context) {
    if (!isAllowed(context)) {
      return;
    }
    if (secrets.remove(path(context)) == null) {
      error(context, 404, "secret_not_found", "no secret at " + path(context));
    } else {
      context.status(204);
    }
  }

  private static Map<String, Object> nextVersion(
      Map<String, Object> before, Map<String, Object> after) {
    Map<String, Object> next = new LinkedHashMap<>(after);
    next.put("version", ((Integer) before.getOrDefault("version", 0)) + 1);
    return next;
  }

  private static Map<String, Object> secret(
      Context context, Map<String, Object> body, @Nullable String type, int version) {
    Map<String, Object> secret = new LinkedHashMap<>();
    secret.put("path", path(context));
    secret.put("secret_type", type == null ? "kv" : type);
    secret.put("version", version);
    secret.put("data", body.get("data"));
    secret.put("metadata", body.getOrDefault("metadata", Map.of()));
    return secret;
  }

  private boolean isAllowed(Context context) {
    String path = path(context);
    if (!("Bearer " + token).equals(context.header("Authorization"))) {
      error(context, 401, "token_invalid", "the token is not known");
    } else if (!PATH.matcher(path).matches() || path.length() > LONGEST_PATH) {
      error(context, 400, "invalid_path", "no path of a-z 0-9 - _ and /");
    } else {
      return true;
    }
    return false;
  }

  private static String path(Context context) {
    return context.pathParam("path");
  }

  private static void error(Context context, int status, String code, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    error.put("details", new ArrayList<>());
    error.put("request_id", Json.requestId(context));
    Json.answerBare(context, status, Map.of("error", error));
  }
}
