package io.scaibox.persistence.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.application.idempotency.IdempotencyStore.Claim;
import io.scaibox.application.idempotency.IdempotencyStore.Key;
import io.scaibox.application.idempotency.IdempotencyStore.StoredAnswer;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kept answers on H2. */
class JooqIdempotencyStoreTest {

  private static final Key KEY = new Key(new TenantId("t"), "usr", "hash");
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Database database = TestDatabase.open(LONG);
  private final IdempotencyStore store = new JooqIdempotencyStore(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aClaimIsGrantedOnceAndKeepsItsReservationAfterARelease() {
    assertThat(store.claim(KEY, "a", "first", LONG)).isEqualTo(new Claim.Granted("first"));
    assertThat(store.claim(KEY, "a", "second", LONG)).isInstanceOf(Claim.InUse.class);
    assertThat(store.claim(KEY, "b", "second", LONG)).isInstanceOf(Claim.OtherRequest.class);
    store.release(KEY);
    assertThat(store.claim(KEY, "a", "second", LONG)).isEqualTo(new Claim.Granted("first"));
  }

  @Test
  void aClaimThatWasNeverSettledEndsByItself() {
    store.claim(KEY, "a", "first", Duration.ZERO);
    assertThat(store.claim(KEY, "a", "second", LONG)).isEqualTo(new Claim.Granted("first"));
  }

  @Test
  void aSettledAnswerIsReplayedToItsCallerOnly() {
    store.claim(KEY, "a", "first", LONG);
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    store.settle(KEY, new StoredAnswer(201, "application/json", Optional.of("\"e\""), body));
    Claim again = store.claim(KEY, "a", "x", LONG);
    assertThat(again)
        .isInstanceOfSatisfying(
            Claim.Answered.class,
            answered -> {
              assertThat(answered.answer().status()).isEqualTo(201);
              assertThat(answered.answer().etag()).contains("\"e\"");
              assertThat(answered.answer().body()).isEqualTo(body);
            });
    Key foreign = new Key(new TenantId("other"), "usr", "hash");
    assertThat(store.claim(foreign, "a", "y", LONG)).isEqualTo(new Claim.Granted("y"));
  }

  @Test
  void aReleaseAfterTheAnswerChangesNothing() {
    store.claim(KEY, "a", "first", LONG);
    store.settle(KEY, new StoredAnswer(200, "application/json", Optional.empty(), new byte[0]));
    store.release(KEY);
    store.purge();
    assertThat(store.claim(KEY, "a", "x", LONG)).isInstanceOf(Claim.Answered.class);
  }
}
