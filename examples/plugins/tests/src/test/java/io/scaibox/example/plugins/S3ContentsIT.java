package io.scaibox.example.plugins;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.bootstrap.plugin.Adapters;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.testkit.FlowContentStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The S3 plugin, packaged, against a real S3 server. */
class S3ContentsIT implements FlowContentStoreContract {

  private static final ServerProcess SERVER = start();
  private static final PackagedPlugin PLUGIN = PackagedPlugin.of("s3-contents");
  private static final List<Adapters> OPEN = new ArrayList<>();

  private static ServerProcess start() {
    try {
      return ServerProcess.s3();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    OPEN.forEach(Adapters::close);
    SERVER.close();
  }

  private static FlowContentStore store(int port, String... changes) {
    Map<String, String> variables = new HashMap<>();
    variables.put("SCAIBOX_CONTENTS", "s3");
    variables.put("S3_ENDPOINT", "http://127.0.0.1:" + port);
    variables.put("S3_BUCKET", "flows");
    variables.put("S3_CREATE_BUCKET", "true");
    variables.put("S3_KEY_PREFIX", "box1/");
    variables.put("S3_ACCESS_KEY_ID", "EXAMPLEACCESS");
    variables.put("S3_SECRET_ACCESS_KEY", "example-secret");
    for (int i = 0; i < changes.length; i += 2) {
      variables.put(changes[i], changes[i + 1]);
    }
    Adapters adapters = PLUGIN.open(variables);
    OPEN.add(adapters);
    return adapters.contents();
  }

  @Override
  public FlowContentStore store() {
    FlowContentStore store = store(SERVER.port());
    store.put("made", new byte[0]);
    return store;
  }

  @Override
  public FlowContentStore unreachable() {
    return store(1);
  }

  @Test
  void aMissingBucketAndAWrongSecretAreFaultsOfTheStorage() {
    assertThatThrownBy(
            () ->
                store(SERVER.port(), "S3_BUCKET", "nobodys", "S3_CREATE_BUCKET", "false").get("k"))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("NoSuchBucket");
    assertThatThrownBy(() -> store(SERVER.port(), "S3_SECRET_ACCESS_KEY", "wrong-secret").get("k"))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("403")
        .message()
        .doesNotContain("wrong-secret");
  }
}
