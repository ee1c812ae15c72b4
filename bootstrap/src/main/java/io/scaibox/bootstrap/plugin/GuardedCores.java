package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.ManifestDocument;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import java.util.List;
import java.util.Optional;

/** A plugin's Cores, called behind its guard. */
final class GuardedCores implements CorePublisher {

  private final CorePublisher plugin;
  private final GuardedUpstream guarded;

  GuardedCores(CorePublisher plugin, PluginGuard guard) {
    this.plugin = plugin;
    this.guarded = new GuardedUpstream(guard, AdapterPort.CORES);
  }

  @Override
  public UpstreamResult<CoreSnapshot> read(UpstreamCall call, String coreId) {
    return guarded.call("read", call, () -> plugin.read(call, coreId), PortAnswers::complaint);
  }

  @Override
  public UpstreamResult<CoreSnapshot> create(UpstreamCall call, ManifestDocument manifest) {
    return guarded.call(
        "create", call, () -> plugin.create(call, manifest), PortAnswers::complaint);
  }

  @Override
  public UpstreamResult<CoreSnapshot> update(
      UpstreamCall call, String coreId, ManifestDocument manifest) {
    return guarded.call(
        "update", call, () -> plugin.update(call, coreId, manifest), PortAnswers::complaint);
  }

  @Override
  public UpstreamResult<Optional<CoreSnapshot>> findOwn(
      UpstreamCall call, ManifestDocument manifest) {
    return guarded.call(
        "findOwn",
        call,
        () -> plugin.findOwn(call, manifest),
        found -> found.flatMap(PortAnswers::complaint));
  }

  @Override
  public UpstreamResult<Published> publish(
      UpstreamCall call, String coreId, List<String> groupIds) {
    return guarded.call(
        "publish",
        call,
        () -> plugin.publish(call, coreId, groupIds),
        published -> published.slug().flatMap(PortAnswers::publishedSlug));
  }

  @Override
  public UpstreamResult<Published> sync(UpstreamCall call, String coreId, List<String> groupIds) {
    return guarded.call(
        "sync",
        call,
        () -> plugin.sync(call, coreId, groupIds),
        published -> published.slug().flatMap(PortAnswers::publishedSlug));
  }

  @Override
  public UpstreamResult<Published> unpublish(UpstreamCall call, String coreId) {
    return guarded.call(
        "unpublish", call, () -> plugin.unpublish(call, coreId), published -> Optional.empty());
  }
}
