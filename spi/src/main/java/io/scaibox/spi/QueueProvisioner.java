package io.scaibox.spi;

import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import java.util.Optional;

/**
 * Finds and makes the scopes and queues that flows declare: ScaiQueue, or a partner's broker.
 *
 * <p>The same demands as on {@link CorePublisher} hold. Slugs have 1 to 128 characters, any but
 * control characters: a broker with rules for its names encodes them, so that no two share a place.
 * A mode that the broker can't serve is a failure of kind {@code REFUSED} that names the mode, and
 * makes nothing.
 */
public interface QueueProvisioner {

  /** Finds a scope with all of its queues, reading every page; empty when there is none. */
  UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope);

  /**
   * Makes a scope that {@link #find} did not see. When somebody else made it meanwhile (409) it is
   * looked up again with its queues; a second look that fails or sees nothing is a failure.
   */
  UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope);

  /** Makes a queue that {@link #find} did not see; the same race is handled the same way. */
  UpstreamResult<Ensured<ExistingQueue>> createQueue(
      UpstreamCall call, String scopeId, QueueDeclaration queue);

  /**
   * A thing that now exists.
   *
   * @param created false: somebody else had made it meanwhile, so its configuration must be
   *     compared
   */
  record Ensured<T>(T thing, boolean created) {}
}
