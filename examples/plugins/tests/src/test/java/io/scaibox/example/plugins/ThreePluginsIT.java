package io.scaibox.example.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged product with all three plugins at once: a flow is saved, deployed and read again.
 */
class ThreePluginsIT {

  @TempDir private Path folder;

  private static String call(String url, String method, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + EmulatorSettings.EXAMPLE_VAULT_TOKEN)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  private Map<String, String> settings(Emulator grid, ServerProcess broker, ServerProcess storage) {
    Map<String, String> variables = new HashMap<>();
    variables.put("SCAIGRID_BASE_URL", grid.baseUrl());
    variables.put("SCAIBOX_CREDENTIALS", "scaivault");
    variables.put("SCAIVAULT_URL", grid.baseUrl());
    variables.put("SCAIVAULT_TOKEN", EmulatorSettings.EXAMPLE_VAULT_TOKEN);
    variables.put("SCAIBOX_QUEUES", "rabbit");
    variables.put("RABBITMQ_PORT", String.valueOf(broker.port()));
    variables.put("RABBITMQ_VIRTUAL_HOST", "default");
    variables.put("RABBITMQ_USER", "guest");
    variables.put("RABBITMQ_PASSWORD", "guest-password");
    variables.put("RABBITMQ_PRIORITY_ARGUMENT", "x-qpid-priorities");
    variables.put("SCAIBOX_CONTENTS", "s3");
    variables.put("S3_ENDPOINT", "http://127.0.0.1:" + storage.port());
    variables.put("S3_BUCKET", "flows");
    variables.put("S3_CREATE_BUCKET", "true");
    variables.put("S3_ACCESS_KEY_ID", "EXAMPLEACCESS");
    variables.put("S3_SECRET_ACCESS_KEY", "example-secret");
    return variables;
  }

  @Test
  void aFlowIsDeployedWithKeysInScaiVaultQueuesOnABrokerAndContentInS3() throws Exception {
    for (String plugin : new String[] {"scaivault-credentials", "rabbitmq-queues", "s3-contents"}) {
      PackagedPlugin.install(plugin, folder);
    }
    try (Emulator grid = Emulator.start(EmulatorSettings.onFreePort());
        ServerProcess broker = ServerProcess.amqpBroker();
        ServerProcess storage = ServerProcess.s3();
        ServerProcess server = ServerProcess.scaibox(folder, settings(grid, broker, storage))) {
      String api = "http://127.0.0.1:" + server.port() + "/v1";
      String content =
          Files.readString(Path.of("..", "..", "refund-review.flow.json"), StandardCharsets.UTF_8);
      String saved =
          call(api + "/flows", "POST", "{\"name\":\"Refunds\",\"content\":" + content + "}");
      assertThat(saved).startsWith("201 ");
      Matcher id = Pattern.compile("flow_[0-9a-z]+").matcher(saved);
      assertThat(id.find()).isTrue();
      String flow = api + "/flows/" + id.group();
      assertThat(call(flow + "/deploy", "POST", "{}"))
          .startsWith("412 ")
          .contains("missing_scaigrid_credentials");
      assertThat(
              call(
                  api + "/tenants/me/scaigrid_credentials",
                  "POST",
                  "{\"api_key\":\"" + EmulatorSettings.EXAMPLE_KEY + "\"}"))
          .startsWith("204 ");
      assertThat(call(grid.baseUrl() + "/v1/secrets/tenants/dev/scaigrid_api_key", "GET", ""))
          .startsWith("200 ")
          .contains(EmulatorSettings.EXAMPLE_KEY);
      assertThat(call(flow + "/deploy", "POST", "{}"))
          .startsWith("200 ")
          .contains("create_scope", "create_queue", "\"status\":\"created\"");
      assertThat(call(flow, "GET", "")).startsWith("200 ").contains("Refund");
      assertThat(call(flow + "/deploy", "POST", "{}")).contains("\"status\":\"unchanged\"");
      assertThat(server.folder().resolve("data/scaiflow.mv.db")).exists();
      assertThat(server.folder().resolve("data/keys.json"))
          .as("no key file is made where no key is kept")
          .doesNotExist();
    }
  }
}
