package io.scaibox.application.idempotency;

import io.scaibox.domain.platform.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the answers of requests that came with an {@code Idempotency-Key}, for 24 hours.
 *
 * <p>Implementations are thread-safe and work across processes.
 */
public interface IdempotencyStore {

  /** How long an answer is kept. */
  Duration KEPT_FOR = Duration.ofHours(24);

  /**
   * A key of one caller.
   *
   * @param hash of the key: what a caller puts into it must not be readable in the store
   */
  record Key(TenantId tenant, String subject, String hash) {}

  /** An answer as it was given: status, content type and bytes. */
  record StoredAnswer(int status, String contentType, Optional<String> etag, byte[] body) {}

  /** What became of claiming a key. */
  sealed interface Claim {
    /**
     * The request is to be worked on now.
     *
     * @param reserved a fresh identifier suffix, the same for every attempt with this key
     */
    record Granted(String reserved) implements Claim {}

    /** The request was answered before. */
    record Answered(StoredAnswer answer) implements Claim {}

    /** The key belongs to another request. */
    record OtherRequest() implements Claim {}

    /** The first request with this key is still being worked on. */
    record InUse() implements Claim {}
  }

  /**
   * Claims a key for a request.
   *
   * @param requestHash of method, path and body
   * @param reserve the identifier suffix to reserve when the key is new
   * @param workFor how long the claim holds when it is never settled, as after a crash
   */
  Claim claim(Key key, String requestHash, String reserve, Duration workFor);

  /** Stores the answer of a claimed key. */
  void settle(Key key, StoredAnswer answer);

  /** Gives a claimed key free, so that a repeated request is worked on anew. */
  void release(Key key);

  /** Removes what is older than {@link #KEPT_FOR}. */
  void purge();
}
