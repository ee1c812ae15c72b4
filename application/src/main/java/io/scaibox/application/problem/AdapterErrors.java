package io.scaibox.application.problem;

import static io.scaibox.application.problem.EntryBuilder.error;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.spi.GateFinding;
import io.scaibox.spi.UpstreamFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The catalogue's entries for what adapters, ours or partners', can't or won't do. */
final class AdapterErrors {

  private static final Duration SOON = Duration.ofSeconds(5);

  private AdapterErrors() {}

  static List<ErrorEntry<?>> entries() {
    return List.of(
        error(Problem.DeployVetoed.class, "deploy_vetoed", 403, "A gate forbids the deploy")
            .cause("A gate that the operator installed found that this deploy must not happen.")
            .remedy("Do what each of detail.findings says, or talk to who runs the gate.")
            .fields(
                p ->
                    JsonObject.builder()
                        .put("gate", p.gate())
                        .put("findings", findings(p.findings()))
                        .build())
            .says(
                p -> "gate '" + p.gate() + "' forbids the deploy: " + first(p).message(),
                p -> first(p).fix()),
        error(
                Problem.DeployGateFailed.class,
                "deploy_gate_failed",
                502,
                "A gate could not be asked")
            .cause(
                "A gate that the operator installed threw, gave no answer in time, or gave"
                    + " nonsense. Without its word nothing is deployed.")
            .remedy("Deploy again; if it stays, mend the gate or take it out of SCAIBOX_GATES.")
            .fields(p -> JsonObject.builder().put("gate", p.gate()).build())
            .retryAfter(p -> Optional.of(SOON))
            .says(
                p -> "gate '" + p.gate() + "' could not be asked: " + p.reason(),
                p -> "Deploy again; if it stays, tell who runs gate '" + p.gate() + "'."),
        error(Problem.PluginFailed.class, "plugin_failed", 502, "An adapter failed")
            .cause("A partner's adapter threw, or gave an answer that breaks its port's rules.")
            .remedy(
                "Look into the adapter's log, and tell its maker; detail.call is what was asked.")
            .fields(
                p -> JsonObject.builder().put("plugin", p.plugin()).put("call", p.call()).build())
            .says(
                p -> "plugin '" + p.plugin() + "' " + p.reason(),
                p -> "Mend or update plugin '" + p.plugin() + "'; scaibox plugins tells its jar."),
        error(Problem.PluginTimedOut.class, "plugin_timed_out", 504, "An adapter did not answer")
            .cause("A partner's adapter gave no answer in time, or has too many calls on its way.")
            .remedy("Try again; if it stays, look at what the adapter talks to.")
            .fields(
                p -> JsonObject.builder().put("plugin", p.plugin()).put("call", p.call()).build())
            .retryAfter(p -> Optional.of(p.retryAfter()))
            .says(
                p -> "plugin '" + p.plugin() + "' gave no answer in time",
                p -> "Try again; if it stays, look at what plugin '" + p.plugin() + "' talks to."),
        error(
                Problem.BackendUnavailable.class,
                "backend_unavailable",
                503,
                "A vault or store can't be asked")
            .cause(
                "The vault, content store or permission source that is configured does not answer,"
                    + " or refuses this server. Nothing is known about what was asked for.")
            .remedy("Check that it runs, and that this server's credential for it is valid.")
            .fields(p -> JsonObject.builder().put("service", p.service()).build())
            .retryAfter(p -> Optional.of(p.retryAfter()))
            .says(
                p -> p.service() + " can't be asked: " + p.reason(),
                p ->
                    "Check that " + p.service() + " runs and lets this server in, then try again."),
        error(Problem.NotSupported.class, "not_supported", 501, "Not supported here")
            .cause("The vault or store that the operator configured can't do this by its nature.")
            .remedy("Do it where the message says.")
            .says(Problem.NotSupported::reason, p -> "Do it where the message says."),
        error(Problem.UpstreamFailed.class, "upstream_failed", 502, "An upstream gave no answer")
            .cause("ScaiGrid, or what stands in its place, refused or failed a read.")
            .remedy("Follow upstream's words in the message; detail.upstream has its status.")
            .retryAfter(
                p ->
                    p.failure().kind() == UpstreamFailure.Kind.REFUSED
                        ? Optional.empty()
                        : Optional.of(p.failure().retryAfter().orElse(SOON)))
            .says(
                p -> p.failure().message(),
                p ->
                    p.failure().isUnauthorised()
                        ? "Check the credential and its permissions on "
                            + p.failure().service()
                            + "."
                        : "Check that "
                            + p.failure().service()
                            + " can be reached, then try again."));
  }

  private static GateFinding first(Problem.DeployVetoed problem) {
    return problem.findings().stream().filter(GateFinding::veto).findFirst().orElseThrow();
  }

  private static JsonArray findings(List<GateFinding> findings) {
    return new JsonArray(
        findings.stream()
            .<JsonValue>map(
                finding ->
                    JsonObject.builder()
                        .put("code", finding.code())
                        .put("severity", finding.veto() ? "error" : "warning")
                        .put("message", finding.message())
                        .put("fix", finding.fix())
                        .put("node_id", finding.nodeId().orElse(null))
                        .build())
            .toList());
  }
}
