package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.FlowContentStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link FlowContentStore} does. */
@Timeout(120)
public interface FlowContentStoreContract {

  /** Opens the store on a backend that works; each call opens it anew, on the same backend. */
  FlowContentStore store();

  /** Opens the store on a backend that does not answer, or refuses the adapter. */
  FlowContentStore unreachable();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String key() {
    return "flows/" + Samples.name("tnt") + "/flow_1/v1.0.0.flow.json";
  }

  @Test
  default void whatWasPutIsReadByEveryProcess() {
    String key = key();
    store().put(key, bytes("{\"a\":1}"));
    assertThat(store().get(key))
        .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes("{\"a\":1}")));
  }

  @Test
  default void whatWasNeverPutIsAbsent() {
    assertThat(store().get(key())).isEmpty();
  }

  @Test
  default void puttingAgainReplaces() {
    String key = key();
    store().put(key, bytes("a longer first text"));
    store().put(key, bytes("short"));
    assertThat(store().get(key))
        .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes("short")));
  }

  @Test
  default void everyByteIsKept() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    byte[] large = new byte[6 * 1024 * 1024];
    Arrays.fill(large, (byte) 0x5a);
    large[large.length - 1] = 1;
    for (byte[] content : List.of(all, new byte[0], large)) {
      String key = key();
      store().put(key, content);
      assertThat(store().get(key))
          .hasValueSatisfying(read -> assertThat(Arrays.equals(read, content)).isTrue());
    }
  }

  @Test
  default void whatTheCallerDoesToItsBytesAfterwardsChangesNothing() {
    String key = key();
    byte[] content = bytes("as it was");
    FlowContentStore store = store();
    store.put(key, content);
    content[0] = 'X';
    store.get(key).orElseThrow()[1] = 'Y';
    assertThat(store.get(key))
        .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes("as it was")));
  }

  @Test
  default void keysNeverShareAPlace() {
    String name = Samples.name("k");
    List<String> keys =
        List.of(
            name,
            name + "/a",
            name + "/A",
            name + "/a.b",
            name + "/a/b",
            name + "/a_b",
            name + "/a-b",
            name + "/a~2Fb",
            name + "/~C3~A4",
            (name + "/" + "long".repeat(150)).substring(0, 600));
    FlowContentStore store = store();
    keys.forEach(key -> store.put(key, bytes(key)));
    for (String key : keys) {
      assertThat(store().get(key))
          .as(key)
          .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes(key)));
    }
  }

  @Test
  default void manyAtOnceNeverMixTheirBytes() {
    String shared = key();
    FlowContentStore store = store();
    List<String> own =
        AtOnce.run(
            number -> {
              String key = key();
              store.put(key, bytes("own " + number));
              store.put(shared, bytes(String.valueOf(number).repeat(50_000)));
              return key;
            });
    for (int i = 0; i < own.size(); i++) {
      byte[] expected = bytes("own " + i);
      assertThat(store().get(own.get(i)))
          .hasValueSatisfying(read -> assertThat(read).isEqualTo(expected));
    }
    String last = new String(store().get(shared).orElseThrow(), StandardCharsets.UTF_8);
    assertThat(last).hasSize(50_000).matches("(.)\\1*");
  }

  @Test
  default void anInterruptedCallerIsAnsweredAndTheStoreGoesOn() {
    String key = key();
    FlowContentStore store = store();
    store.put(key, bytes("kept"));
    Thread.currentThread().interrupt();
    try {
      assertThat(store.get(key)).isPresent();
    } catch (BackendUnavailableException e) {
      assertThat(e.getMessage()).isNotBlank();
    } finally {
      boolean unused = Thread.interrupted();
    }
    assertThat(store.get(key)).isPresent();
  }

  @Test
  default void aStoreThatCannotBeAskedIsNeverAnEmptyOne() {
    assertUnavailable(() -> unreachable().get(key()));
    assertUnavailable(() -> unreachable().put(key(), bytes("x")));
  }

  private static void assertUnavailable(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            BackendUnavailableException.class,
            error -> {
              assertThat(error.service()).isNotBlank();
              assertThat(error.getMessage()).isNotBlank().doesNotContain(Samples.KEY.reveal());
            });
  }
}
