package io.scaibox.bootstrap.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cores, events and permissions of a plugin serve a whole box, and its nonsense is named. */
class PluginPortsTest {

  private static final String CORES =
      """
      static final String ID = "own";
      public Optional<AdapterFactory<CorePublisher>> cores() { return Optional.of(context -> new Cores()); }
      static class Cores implements CorePublisher {
        public UpstreamResult<CoreSnapshot> read(UpstreamCall call, String core) { return core(core); }
        public UpstreamResult<CoreSnapshot> create(UpstreamCall call, ManifestDocument manifest) {
          return core(manifest.name().equals("nameless") ? " " : "own_" + manifest.name());
        }
        public UpstreamResult<CoreSnapshot> update(UpstreamCall call, String core, ManifestDocument manifest) { return core(core); }
        public UpstreamResult<Optional<CoreSnapshot>> findOwn(UpstreamCall call, ManifestDocument manifest) {
          return UpstreamResult.answered(Optional.empty());
        }
        public UpstreamResult<Published> publish(UpstreamCall call, String core, List<String> groups) {
          return UpstreamResult.answered(new Published(Optional.of("models/" + core), false));
        }
        public UpstreamResult<Published> sync(UpstreamCall call, String core, List<String> groups) { return publish(call, core, groups); }
        public UpstreamResult<Published> unpublish(UpstreamCall call, String core) {
          return UpstreamResult.answered(new Published(Optional.empty(), false));
        }
        static UpstreamResult<CoreSnapshot> core(String id) {
          return UpstreamResult.answered(new CoreSnapshot(id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
      }
      """;

  private static final String EVENTS =
      """
      public Optional<AdapterFactory<RunEvents>> events() {
        return Optional.of(context -> (call, core, limit, cursor) -> {
          int count = cursor.isPresent() ? limit + 1 : 1;
          return UpstreamResult.answered(new RunEvents.EventPage(
            Collections.nCopies(count, JsonObject.builder().put("core", core.orElse("")).build()), Optional.of("next")));
        });
      }
      """;

  private static final String PERMISSIONS =
      """
      public Optional<AdapterFactory<PermissionSource>> permissions() {
        return Optional.of(context -> claimed -> Set.of("scaicore:view"));
      }
      """;

  @TempDir private Path folder;

  private Box boxWith(String members, String... variables) {
    PluginJar.write(folder.resolve("own.jar"), members);
    String[] all = new String[variables.length + 2];
    System.arraycopy(variables, 0, all, 2, variables.length);
    all[0] = "SCAIBOX_PLUGINS_DIR";
    all[1] = folder.toString();
    return Box.start(all);
  }

  @Test
  void itsCoresAndEventsStandInForScaiGrid() {
    try (Box box = boxWith(CORES + EVENTS, "SCAIBOX_CORES", "own", "SCAIBOX_EVENTS", "own")) {
      String flow = box.api().save(Flows.published("Elsewhere"));
      Reply deployed = box.api().deploy(flow);
      assertThat(deployed.status()).as(deployed.text()).isEqualTo(200);
      assertThat(deployed.text("core_id")).isEqualTo("own_elsewhere");
      assertThat(deployed.text("published_slug")).isEqualTo("models/own_elsewhere");
      assertThat(box.api().deploy(flow).text("status")).isEqualTo("unchanged");
      String events = "/v1/scaicore/events?core_id=own_elsewhere";
      Reply told = box.api().get(events);
      assertThat(told.status()).as(told.text()).isEqualTo(200);
      assertThat(told.text()).contains("{\"core\":\"own_elsewhere\"}");
      Reply flood = box.api().get(events + "&limit=2&cursor=next");
      assertThat(flood.status()).isEqualTo(502);
      assertThat(flood.error()).isEqualTo("upstream_failed");
      assertThat(flood.detail().text("message")).contains("3 events, where at most 2 were asked");
      assertThat(box.grid().calls()).isEmpty();
    }
  }

  @Test
  void aCoreWithoutAnIdIsNone() {
    try (Box box = boxWith(CORES, "SCAIBOX_CORES", "own")) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Nameless")));
      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.error()).isEqualTo("scaicore_create_failed");
      assertThat(reply.detail().text("message")).contains("plugin 'own'", "a Core's id has 0");
    }
  }

  @Test
  void itsPermissionsAreTheOnlyOnes() {
    try (Box box =
        boxWith("static final String ID = \"own\";" + PERMISSIONS, "SCAIBOX_PERMISSIONS", "own")) {
      assertThat(box.api().get("/v1/flows").status()).isEqualTo(200);
      Reply refused = box.api().deploy("flow_any");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.error()).isEqualTo("forbidden");
      assertThat(refused.detail().text("message"))
          .isEqualTo("permission_denied: need scaicore:manage");
    }
  }
}
