package io.scaibox.spi;

import java.util.List;
import java.util.Optional;

/**
 * Runs compiled flows as Cores: ScaiGrid, or whatever a partner puts in its place.
 *
 * <p>Implementations are thread-safe, keep to the call's deadline, retry only where that is safe,
 * and put neither credentials nor unbounded texts into failures. One that has no catalogue of chat
 * models refuses to publish with a failure of kind {@code REFUSED}.
 */
public interface CorePublisher {

  /** Reads a Core; an unknown one is a failure with status 404. */
  UpstreamResult<CoreSnapshot> read(UpstreamCall call, String coreId);

  /**
   * Makes a Core. Not repeatable: never sent twice by the implementation once upstream may have
   * acted. A taken name is a failure with status 409.
   */
  UpstreamResult<CoreSnapshot> create(UpstreamCall call, ManifestDocument manifest);

  /** Replaces what a Core runs; repeatable. An unknown Core is a failure with status 404. */
  UpstreamResult<CoreSnapshot> update(UpstreamCall call, String coreId, ManifestDocument manifest);

  /**
   * Finds the Core whose {@code source_id} is the manifest's, or gives empty when there is none.
   */
  UpstreamResult<Optional<CoreSnapshot>> findOwn(UpstreamCall call, ManifestDocument manifest);

  /**
   * Makes the Core a chat model; one that already is becomes up to date. Repeatable.
   *
   * @param groupIds passed on untouched; left out when empty
   * @return the published slug, or empty when the answer didn't say it
   */
  UpstreamResult<Published> publish(UpstreamCall call, String coreId, List<String> groupIds);

  /** Brings the chat model of a published Core up to date; repeatable. */
  UpstreamResult<Published> sync(UpstreamCall call, String coreId, List<String> groupIds);

  /** Makes the Core no chat model; one that is none already is a success. Repeatable. */
  UpstreamResult<Published> unpublish(UpstreamCall call, String coreId);

  /**
   * What a call about publication did.
   *
   * @param slug the published slug; empty when un-published or not told
   * @param wasAlready whether the Core was in the wanted state before
   */
  record Published(Optional<String> slug, boolean wasAlready) {}
}
