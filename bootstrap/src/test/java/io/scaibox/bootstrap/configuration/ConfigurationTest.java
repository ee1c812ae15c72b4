package io.scaibox.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.domain.deploy.DeployAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings: defaults, sources, mistakes. */
class ConfigurationTest {

  private static Configuration read(String... pairs) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return Configuration.read(Environment.of(variables));
  }

  @Test
  void defaultsAreTheDocumentedOnes() {
    Configuration configuration = read();
    assertThat(configuration.http().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.http().port()).isEqualTo(8001);
    assertThat(configuration.database().jdbcUrl())
        .startsWith("jdbc:h2:file:")
        .endsWith("data/scaiflow");
    assertThat(configuration.keyFile()).isEqualTo(Path.of("data/keys.json"));
    assertThat(configuration.credentials().pinned()).isEqualTo(DeployAuth.PRECEDENCE);
    assertThat(configuration.authDisabled()).isFalse();
    assertThat(configuration.devTenant().slug()).isEqualTo("dev");
  }

  @ParameterizedTest
  @CsvSource({
    "SCAIFLOW_API_PORT, x",
    "SCAIFLOW_API_PORT, 65536",
    "SCAIFLOW_AUTH_DISABLED, maybe",
    "SCAIGRID_BASE_URL, ftp://grid",
    "SCAIGRID_BASE_URL, https://user:pw@grid",
    "SCAIGRID_API_KEY, sgk_with space",
    "SCAIFLOW_DEPLOY_AUTH, both",
    "SCAIGRID_CORE_FORMAT, xml",
    "SCAIQUEUE_MODE_VOCABULARY, klingon",
    "SCAIFLOW_DEV_TENANT, Über",
    "SCAIFLOW_DB_URL, jdbc:mysql://x",
    "SCAIFLOW_DB_URL, jdbc:postgresql://x/y?user=a&password=b",
    "SCAIFLOW_DB_URL, jdbc:postgresql://a:b@x/y",
    "SCAIFLOW_LEASE_S, 1",
    "SCAIFLOW_LOG_FORMAT, xml",
    "SCAIGRID_TIMEOUT_S, 0",
  })
  void aMistakeNamesItsVariableAndItsFix(String variable, String value) {
    assertThatThrownBy(() -> read(variable, value))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            error -> {
              assertThat(error.mistakes()).hasSize(1);
              assertThat(error.mistakes().get(0).where()).isEqualTo(variable);
              assertThat(error.mistakes().get(0).fix()).isNotBlank();
            });
  }

  @Test
  void developmentModeIsForLoopbackOnly() {
    assertThatThrownBy(() -> read("SCAIFLOW_AUTH_DISABLED", "true", "SCAIFLOW_API_HOST", "0.0.0.0"))
        .hasMessageContaining("not loopback");
    assertThat(
            read("SCAIFLOW_AUTH_DISABLED", "true", "SCAIFLOW_API_HOST", "localhost").authDisabled())
        .isTrue();
  }

  @Test
  void secretsDoNotShowInWhatTheConfigurationPrints() {
    Configuration configuration =
        read("SCAIGRID_API_KEY", "sgk_EXAMPLESECRET", "SCAIFLOW_DB_PASSWORD", "pw-secret");
    assertThat(configuration.toString())
        .doesNotContain("EXAMPLESECRET")
        .doesNotContain("pw-secret");
  }

  @Test
  void envFilesTakeCommentsExportsAndQuotes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("x.env");
    Files.writeString(
        file, "# comment\n\nexport A=1\nB = 'two words'\nC=\"x=y\"\nD=\nnot a line\n");
    Environment environment = Environment.of(Map.of());
    environment.readFile(file, true);
    assertThat(environment.get("A")).contains("1");
    assertThat(environment.get("B")).contains("two words");
    assertThat(environment.get("C")).contains("x=y");
    assertThat(environment.get("D")).isEmpty();
    assertThat(environment.mistakes()).hasSize(1);
    assertThat(environment.mistakes().get(0).where()).endsWith("x.env:7");
    environment.readFile(folder.resolve("absent.env"), true);
    assertThat(environment.mistakes()).hasSize(2);
  }
}
