package io.scaibox.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.application.deploy.RequestContext;
import io.scaibox.domain.platform.Identifiers;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request ids, trace contexts, and telling 404 from 405. */
class RequestIdsTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String W3C = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

  private final RequestIds ids = new RequestIds(new Identifiers(Clock.systemUTC()));

  @Test
  void aWellFormedIdAndTraceAreTakenOver() {
    RequestContext context = ids.of("my-id_1.2", TRACE);
    assertThat(context.requestId()).isEqualTo("my-id_1.2");
    assertThat(context.traceParent())
        .matches(W3C)
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
        .doesNotContain("b7ad6b7169203331");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "ä",
        "x\n",
        "sgk_EXAMPLEEXAMPLE",
        "eyJhbGciOi.x.y",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void anythingElseGetsAFreshId(String id) {
    assertThat(ids.of(id, null).requestId()).startsWith("req_").doesNotContain("EXAMPLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-zz",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      })
  void aBadTraceStartsAFreshOne(String trace) {
    assertThat(ids.of(null, trace).traceParent()).matches(W3C);
    assertThat(ids.background().traceParent()).matches(W3C);
  }

  @Test
  void pathsAreMatchedByTheirTemplates() {
    RouteTable table = new RouteTable();
    table.add("GET", "/v1/flows/{flow_id}");
    table.add("PUT", "/v1/flows/{flow_id}");
    table.add("POST", "/v1/flows");
    assertThat(table.templateOf("/v1/flows/abc")).contains("/v1/flows/{flow_id}");
    assertThat(table.templateOf("/v1/flows/abc/")).contains("/v1/flows/{flow_id}");
    assertThat(table.templateOf("/v1/flows/abc/def")).isEmpty();
    assertThat(table.methodsOf("/v1/flows/abc"))
        .isEqualTo(new TreeSet<>(Set.of("GET", "HEAD", "PUT")));
    assertThat(table.methodsOf("/v1/nothing")).isEmpty();
    assertThat(table.knownMethod("BREW")).isEqualTo("OTHER");
    assertThat(RouteTable.shown("/" + "x".repeat(500))).hasSize(201);
  }
}
