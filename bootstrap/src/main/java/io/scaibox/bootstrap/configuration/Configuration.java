package io.scaibox.bootstrap.configuration;

import io.scaibox.bootstrap.plugin.AdapterSelection;
import io.scaibox.bootstrap.plugin.ProviderCatalogue;
import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.domain.deploy.CredentialPrecedence;
import io.scaibox.domain.deploy.DeployAuth;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.domain.verify.PluginSignatures;
import io.scaibox.http.server.HttpSettings;
import io.scaibox.persistence.database.DatabaseSettings;
import io.scaibox.upstream.UpstreamSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything that can be set, checked; see {@code docs/configuration.md} for each variable.
 *
 * @param adapters which providers serve which port
 * @param dataFolder where everything lies that the process keeps in files
 * @param devTenant the tenant of the development principal
 * @param deployDeadline how long a deploy may wait for its upstreams altogether
 * @param leaseRenewal how often leases of running deploys are lengthened
 * @param pluginSignatures what plugin methods require, the built-in table included
 * @param resumePeriod how often interrupted deployments and failed publications are looked for
 */
public record Configuration(
    HttpSettings http,
    DatabaseSettings database,
    Path keyFile,
    UpstreamSettings upstream,
    CredentialPrecedence credentials,
    AdapterSelection adapters,
    Path dataFolder,
    boolean authDisabled,
    Tenant devTenant,
    Duration deployDeadline,
    Duration leaseRenewal,
    Duration resumePeriod,
    PluginSignatures pluginSignatures,
    LogFormat logFormat) {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** Reads and checks all settings; throws one exception that names every mistake. */
  public static Configuration read(Environment environment) {
    Settings settings = new Settings(environment);
    Path data = settings.path("SCAIFLOW_DATA_DIR", Path.of("data"));
    String host = settings.text("SCAIFLOW_API_HOST", "127.0.0.1");
    Duration lease = Duration.ofSeconds(settings.number("SCAIFLOW_LEASE_S", 20, 2, 300));
    boolean authDisabled = settings.flag("SCAIFLOW_AUTH_DISABLED", false);
    if (authDisabled && !isLoopback(host)) {
      settings.mistake(
          "SCAIFLOW_AUTH_DISABLED",
          "is true while SCAIFLOW_API_HOST is '" + host + "', which is not loopback",
          "Unset SCAIFLOW_AUTH_DISABLED, or set SCAIFLOW_API_HOST to 127.0.0.1.");
    }
    Configuration configuration =
        new Configuration(
            http(settings, host),
            database(settings, data, lease),
            keyFile(settings, data),
            upstream(settings),
            new CredentialPrecedence(
                settings.word(
                    "SCAIFLOW_DEPLOY_AUTH",
                    DeployAuth.PRECEDENCE,
                    DeployAuth::named,
                    "user_jwt",
                    "api_key"),
                settings.bearer("SCAIGRID_API_KEY"),
                settings.url("SCAIGRID_BASE_URL")),
            adapters(settings),
            data,
            authDisabled,
            devTenant(settings),
            Duration.ofSeconds(settings.number("SCAIFLOW_DEPLOY_TIMEOUT_S", 60, 1, 3600)),
            lease.dividedBy(4),
            Duration.ofSeconds(settings.number("SCAIFLOW_RESUME_PERIOD_S", 5, 1, 3600)),
            SignaturesFile.read(settings),
            settings.word("SCAIFLOW_LOG_FORMAT", LogFormat.JSON, LogFormat::named, "json", "text"));
    settings.throwIfMistaken();
    return configuration;
  }

  /** Reads where the key file is, for a command that needs nothing else. */
  public static Path readKeyFile(Environment environment) {
    Settings settings = new Settings(environment);
    Path file = keyFile(settings, settings.path("SCAIFLOW_DATA_DIR", Path.of("data")));
    settings.throwIfMistaken();
    return file;
  }

  private static Path keyFile(Settings settings, Path data) {
    return settings.path("SCAIFLOW_KEY_FILE", data.resolve("keys.json"));
  }

  private static HttpSettings http(Settings settings, String host) {
    boolean virtual = settings.flag("SCAIFLOW_VIRTUAL_THREADS", false);
    if (virtual && Runtime.version().feature() < 21) {
      settings.mistake(
          "SCAIFLOW_VIRTUAL_THREADS",
          "is true on Java " + Runtime.version().feature(),
          "Run on Java 21 or newer, or unset it.");
    }
    return new HttpSettings(
        host,
        settings.number("SCAIFLOW_API_PORT", 8001, 0, 65_535),
        settings.number("SCAIFLOW_MAX_BODY_MB", 8, 1, 64) * MEBIBYTE,
        settings.number("SCAIFLOW_MAX_THREADS", 200, 8, 2_000),
        virtual,
        Duration.ofSeconds(settings.number("SCAIFLOW_DRAIN_S", 20, 0, 600)));
  }

  private static DatabaseSettings database(Settings settings, Path data, Duration lease) {
    String url = settings.text("SCAIFLOW_DB_URL", DatabaseUrls.ofDataFolder(data));
    DatabaseUrls.check(settings, "SCAIFLOW_DB_URL", url);
    return new DatabaseSettings(
        url,
        settings.text("SCAIFLOW_DB_USER"),
        settings.secret("SCAIFLOW_DB_PASSWORD"),
        settings.number("SCAIFLOW_DB_CONNECTIONS", 16, 2, 200),
        lease);
  }

  /** Finds the plugins, and reads which adapters serve which port with which settings. */
  private static AdapterSelection adapters(Settings settings) {
    ProviderCatalogue catalogue = new PluginsFolder(settings::text).catalogue();
    List<Mistake> mistakes = new ArrayList<>(catalogue.mistakes());
    AdapterSelection selection = AdapterSelection.read(catalogue, settings::text, mistakes);
    mistakes.forEach(
        mistake -> settings.mistake(mistake.where(), mistake.message(), mistake.fix()));
    return selection;
  }

  private static UpstreamSettings upstream(Settings settings) {
    int seconds = settings.number("SCAIGRID_TIMEOUT_S", 10, 1, 600);
    return UpstreamSettings.DEFAULT.withCallTimeout(Duration.ofSeconds(seconds));
  }

  private static Tenant devTenant(Settings settings) {
    String slug =
        settings.matching(
            "SCAIFLOW_DEV_TENANT", "dev", SLUG, "a slug of lower-case letters, digits, - and _");
    return new Tenant(new TenantId(slug), slug);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
