package io.scaibox.bootstrap.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** A tenant's own key, and which credential a deploy uses (reference/scaiflow.md 4.2, 8). */
class CredentialApiTest {

  private static final String PATH = "/v1/tenants/me/scaigrid_credentials";
  private static final String TENANT_KEY = "sgk_EXAMPLETENANTEXAMPLETENANTEXAMPLE9f3a";
  private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c3JfOSJ9.c2lnbmF0dXJl";

  @Test
  void aKeyIsSetShownMaskedAndForgotten() throws Exception {
    try (Box box = Box.start()) {
      Reply none = box.api().get(PATH);
      assertThat(none.body().get("configured")).isEqualTo(JsonBoolean.FALSE);
      assertThat(none.body().get("masked_key")).isEqualTo(JsonNull.NULL);
      assertThat(
              box.api()
                  .postJson(
                      PATH,
                      "{\"api_key\":\"" + TENANT_KEY + "\",\"base_url\":\"https://grid.example/\"}")
                  .status())
          .isEqualTo(204);
      Reply set = box.api().get(PATH);
      assertThat(set.text("masked_key")).isEqualTo("sgk_…9f3a");
      assertThat(set.text("base_url")).isEqualTo("https://grid.example");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(box.folder().resolve("keys.json"))))
          .isEqualTo("rw-------");
      assertThat(box.api().delete(PATH).status()).isEqualTo(204);
      assertThat(box.api().get(PATH).body().get("configured")).isEqualTo(JsonBoolean.FALSE);
    }
  }

  @Test
  void badKeysAndAddressesAreRefusedTogetherWithoutQuotingThem() {
    try (Box box = Box.start()) {
      Reply reply =
          box.api().postJson(PATH, "{\"api_key\":\"hunter2secret\",\"base_url\":\"ftp://u:p@x\"}");
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.detail().array("errors").items()).hasSize(2);
      assertThat(reply.text()).doesNotContain("hunter2secret").doesNotContain("u:p@x");
    }
  }

  @Test
  void theTenantsKeyGoesBeforeTheProcesssKey() {
    try (Box box = Box.start()) {
      box.grid().key(TENANT_KEY, "scaicore:view");
      box.api().postJson(PATH, "{\"api_key\":\"" + TENANT_KEY + "\"}");
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Tenant key")));
      assertThat(Reply.number(reply.detail(), "status")).isEqualTo(403);
    }
  }

  @Test
  void theCallersTokenGoesBeforeBoth() {
    try (Box box = Box.start("SCAIGRID_API_KEY", "")) {
      String flow = box.api().save(Flows.simple("Forwarded"));
      assertThat(box.api().deploy(flow).status()).isEqualTo(412);
      Reply reply =
          box.api().post("/v1/flows/" + flow + "/deploy", "Authorization", "Bearer " + JWT);
      assertThat(reply.status()).isEqualTo(200);
    }
  }

  @Test
  void apiKeyPinsToKeysAndUserJwtToTheToken() {
    try (Box box = Box.start("SCAIFLOW_DEPLOY_AUTH", "api_key", "SCAIGRID_API_KEY", "")) {
      String flow = box.api().save(Flows.simple("Pinned to keys"));
      Reply reply =
          box.api().post("/v1/flows/" + flow + "/deploy", "Authorization", "Bearer " + JWT);
      assertThat(reply.error()).isEqualTo("missing_scaigrid_credentials");
    }
    try (Box box = Box.start("SCAIFLOW_DEPLOY_AUTH", "user_jwt")) {
      String flow = box.api().save(Flows.simple("Pinned to tokens"));
      assertThat(box.api().deploy(flow).error()).isEqualTo("missing_scaigrid_credentials");
    }
  }

  @Test
  void withoutDevelopmentModeNobodyGetsIn() {
    try (Box box = Box.start("SCAIFLOW_AUTH_DISABLED", "false")) {
      Reply reply = box.api().get("/v1/flows");
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.error()).isEqualTo("unauthenticated");
      assertThat(box.api().get("/health").status()).isEqualTo(200);
    }
  }
}
