package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.FlowContentStore;
import java.util.Optional;

/** A plugin's content store, called behind its guard. */
final class GuardedContents implements FlowContentStore {

  private final FlowContentStore plugin;
  private final PluginGuard guard;

  GuardedContents(FlowContentStore plugin, PluginGuard guard) {
    this.plugin = plugin;
    this.guard = guard;
  }

  @Override
  public void put(String key, byte[] content) {
    guard.call(
        "contents.put",
        PluginGuard.CALL,
        () -> {
          plugin.put(key, content);
          return true;
        });
  }

  @Override
  public Optional<byte[]> get(String key) {
    return guard.call("contents.get", PluginGuard.CALL, () -> plugin.get(key));
  }
}
