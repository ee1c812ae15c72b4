package io.scaibox.bootstrap.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates: asked before the first side effect, obeyed, and never skipped. */
class DeployGateTest {

  @TempDir private Path folder;

  private Box boxWith(String review) {
    PluginJar.write(
        folder.resolve("gate.jar"),
        """
        static final String ID = "policy";
        public Optional<AdapterFactory<DeployGate>> gates() {
          return Optional.of(context -> new DeployGate() {
            public List<GateFinding> review(DeployProposal proposal) { %s }
          });
        }
        """
            .formatted(review));
    return Box.start("SCAIBOX_PLUGINS_DIR", folder.toString(), "SCAIBOX_GATES", "policy");
  }

  @Test
  void aVetoTouchesNothingAndSaysWhy() {
    String veto =
        "return List.of(GateFinding.warning(\"late\", \"it is late\", \"Sleep.\"),"
            + " GateFinding.veto(\"frozen\", \"no \" + proposal.core() + \" of \" + proposal.createQueues().size()"
            + " + \" queues in \" + proposal.createScope().orElse(\"-\"), \"Wait.\").at(\"node_a\"));";
    try (Box box = boxWith(veto)) {
      String flow = box.api().save(Flows.withQueues("Vetoed", "desk"));
      Reply reply = box.api().deploy(flow);
      assertThat(reply.status()).as(reply.text()).isEqualTo(403);
      assertThat(reply.error()).isEqualTo("deploy_vetoed");
      assertThat(reply.text())
          .contains(
              "no CREATE of 2 queues in desk", "\"gate\":\"policy\"", "\"node_id\":\"node_a\"")
          .contains("\"severity\":\"warning\"");
      assertThat(box.grid().cores()).isEmpty();
      assertThat(box.grid().queues("desk")).isEmpty();
      assertThat(box.api().newestDeployment(flow).text("status")).isEqualTo("failed");
    }
  }

  @Test
  void aWarningIsInTheAnswerAndTheDeployHappens() {
    try (Box box =
        boxWith("return List.of(GateFinding.warning(\"late\", \"it is late\", \"Sleep.\"));")) {
      String flow = box.api().save(Flows.simple("Warned"));
      Reply reply = box.api().deploy(flow);
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.text()).contains("policy: it is late");
      assertThat(box.api().deploy(flow).text()).as("nothing to ask about").doesNotContain("late");
    }
  }

  @Test
  void publishingByHandIsAskedToo() {
    String onlyPublishing =
        "return proposal.publication() == DeployProposal.PublicationChange.PUBLISH"
            + " ? List.of(GateFinding.veto(\"private\", \"models stay private\", \"Ask.\")) : List.of();";
    try (Box box = boxWith(onlyPublishing)) {
      String flow = box.api().save(Flows.simple("Private"));
      assertThat(box.api().deploy(flow).status()).isEqualTo(200);
      Reply reply = box.api().post("/v1/flows/" + flow + "/publish");
      assertThat(reply.error()).isEqualTo("deploy_vetoed");
      assertThat(box.api().newestDeployment(flow).text("status")).isEqualTo("deployed");
      assertThat(box.api().deploy(flow, "{\"publish_as_model\":true}").error())
          .isEqualTo("deploy_vetoed");
    }
  }

  @Test
  void aGateThatCannotBeAskedStopsTheDeploy() {
    try (Box box = boxWith("throw new IllegalStateException(\"rules not loaded\");")) {
      String flow = box.api().save(Flows.simple("Unasked"));
      Reply reply = box.api().deploy(flow);
      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.error()).isEqualTo("deploy_gate_failed");
      assertThat(reply.text()).contains("rules not loaded", "\"retryable\":true");
      assertThat(box.grid().cores()).isEmpty();
    }
  }
}
