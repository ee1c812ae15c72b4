package io.scaibox.http.server;

import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.application.idempotency.IdempotencyStore.Claim;
import io.scaibox.application.idempotency.IdempotencyStore.Key;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.platform.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers a repeated request as the first time, errors included, when both carry the same {@code
 * Idempotency-Key}.
 *
 * <p>Refusals before any work was begun, which a caller is told to repeat, are not kept.
 * Thread-safe.
 */
final class Idempotency {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final Duration WORK = Duration.ofMinutes(2);
  private static final Set<Class<? extends Problem>> NOT_KEPT =
      Set.of(
          Problem.Unauthenticated.class,
          Problem.DeployInProgress.class,
          Problem.LeaseLost.class,
          Problem.Unexpected.class,
          Problem.DatabaseUnavailable.class,
          Problem.BackendUnavailable.class,
          Problem.PluginFailed.class,
          Problem.PluginTimedOut.class,
          Problem.DeployGateFailed.class,
          Problem.ShuttingDown.class);

  private final IdempotencyStore store;

  Idempotency(IdempotencyStore store) {
    this.store = store;
  }

  /** A claim on a key: an answer from before, or the right to work on the request now. */
  record Begun(Key key, Optional<RenderedAnswer> before, String reserved) {}

  Result<Begun> begin(
      Principal principal, String header, String method, String path, byte[] body, String fresh) {
    if (!KEY.matcher(header).matches()) {
      return Call.invalid(
          "header",
          "Idempotency-Key",
          "is not 1 to 255 visible ASCII characters",
          "Use a fresh random key, such as a UUID.");
    }
    Key key =
        new Key(
            principal.tenant().id(),
            principal.subject(),
            hash(header.getBytes(StandardCharsets.UTF_8)));
    Claim claim = store.claim(key, requestHash(method, path, body), fresh, WORK);
    if (claim instanceof Claim.OtherRequest) {
      return Result.refused(new Problem.IdempotencyKeyReused(shown(header)));
    }
    if (claim instanceof Claim.InUse) {
      return Result.refused(new Problem.IdempotencyKeyInUse(shown(header), Duration.ofSeconds(1)));
    }
    if (claim instanceof Claim.Answered answered) {
      return Result.of(new Begun(key, Optional.of(RenderedAnswer.of(answered.answer())), fresh));
    }
    return Result.of(new Begun(key, Optional.empty(), ((Claim.Granted) claim).reserved()));
  }

  /** Keeps the answer, or gives the key free for a refusal that is to be repeated. */
  void end(Begun begun, Optional<Problem> problem, RenderedAnswer answer) {
    if (problem.filter(found -> NOT_KEPT.contains(found.getClass())).isPresent()) {
      store.release(begun.key());
    } else {
      store.settle(begun.key(), answer.stored());
    }
  }

  private static String requestHash(String method, String path, byte[] body) {
    byte[] line = (method + ' ' + path + '\n').getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[line.length + body.length];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(body, 0, all, line.length, body.length);
    return hash(all);
  }

  private static String shown(String key) {
    return key.length() <= 8 ? key : key.substring(0, 8) + '…';
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
