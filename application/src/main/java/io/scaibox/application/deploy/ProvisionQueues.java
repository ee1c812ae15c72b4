package io.scaibox.application.deploy;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.deploy.DeployPlan.QueuePlan;
import io.scaibox.domain.deploy.DeployPlanner;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.StepKind;
import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMismatch;
import io.scaibox.domain.queue.QueueTopology;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.QueueProvisioner.Ensured;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Finds out which scopes and queues a flow lacks, and makes them (reference/scaiqueue.md 5). */
final class ProvisionQueues {

  private final QueueProvisioner queues;
  private final Executor parallel;

  ProvisionQueues(QueueProvisioner queues, Executor parallel) {
    this.queues = queues;
    this.parallel = parallel;
  }

  /** Looks and compares; makes nothing. */
  Result<QueuePlan> plan(DeployRun run, QueueTopology topology) {
    UpstreamResult<Optional<ExistingScope>> found = queues.find(run.call(), topology.scope());
    if (found.failure().isPresent()) {
      return refused(run, topology, Optional.empty(), found.failure().get(), false);
    }
    return compare(run, topology, found.answer().orElseThrow());
  }

  /** Makes what the plan says is missing: the scope first, then all queues at once. */
  Result<QueuePlan> provision(DeployRun run, QueueTopology topology, QueuePlan plan) {
    if (plan.createScope().isPresent()) {
      Result<QueuePlan> inScope = createScope(run, topology, plan.createScope().get());
      return inScope.isRefused() ? inScope : createQueues(run, topology, inScope.value());
    }
    return createQueues(run, topology, plan);
  }

  private Result<QueuePlan> createScope(DeployRun run, QueueTopology topology, String scope) {
    DeployStep step = run.begin(StepKind.CREATE_SCOPE, scope, run.state());
    UpstreamResult<Ensured<ExistingScope>> result = queues.createScope(run.call(), scope);
    if (result.failure().isPresent()) {
      run.end(step, "failed");
      return refused(run, topology, Optional.empty(), result.failure().get(), true);
    }
    Ensured<ExistingScope> ensured = result.answer().orElseThrow();
    run.end(step, ensured.created() ? "created" : "found");
    return compare(run, topology, Optional.of(ensured.thing()));
  }

  private Result<QueuePlan> createQueues(DeployRun run, QueueTopology topology, QueuePlan plan) {
    List<QueueDeclaration> missing = plan.createQueues();
    if (missing.isEmpty()) {
      return Result.of(plan);
    }
    String scopeId = plan.scopeId().orElseThrow();
    List<DeployStep> steps =
        run.begin(
            StepKind.CREATE_QUEUE,
            missing.stream().map(queue -> topology.scope() + '/' + queue.slug()).toList(),
            run.state());
    List<FutureTask<UpstreamResult<Ensured<ExistingQueue>>>> tasks = new ArrayList<>();
    for (QueueDeclaration queue : missing) {
      tasks.add(new FutureTask<>(() -> queues.createQueue(run.call(), scopeId, queue)));
    }
    tasks.subList(1, tasks.size()).forEach(parallel::execute);
    tasks.get(0).run();
    Optional<Result<QueuePlan>> refusal = Optional.empty();
    for (int i = 0; i < tasks.size(); i++) {
      QueueDeclaration declared = missing.get(i);
      UpstreamResult<Ensured<ExistingQueue>> result = Futures.await(tasks.get(i));
      Optional<Result<QueuePlan>> ended = end(run, topology, steps.get(i), declared, result);
      refusal = refusal.or(() -> ended);
    }
    return refusal.orElseGet(() -> Result.of(plan));
  }

  /** Notes a queue's end; gives the refusal that it means for the deploy, if it means one. */
  private Optional<Result<QueuePlan>> end(
      DeployRun run,
      QueueTopology topology,
      DeployStep step,
      QueueDeclaration declared,
      UpstreamResult<Ensured<ExistingQueue>> result) {
    if (result.failure().isPresent()) {
      run.end(step, "failed");
      return Optional.of(
          refused(run, topology, Optional.of(declared.slug()), result.failure().get(), true));
    }
    Ensured<ExistingQueue> ensured = result.answer().orElseThrow();
    run.end(step, ensured.created() ? "created" : "found");
    List<QueueMismatch.Difference> differences =
        ensured.created() ? List.of() : QueueMismatch.between(declared, ensured.thing());
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            mismatch(run, topology, List.of(new QueueMismatch(declared.slug(), differences))));
  }

  private static Result<QueuePlan> compare(
      DeployRun run, QueueTopology topology, Optional<ExistingScope> scope) {
    if (scope.isPresent()) {
      String state = scope.get().state().orElse("active");
      if (state.equals("archived") || state.equals("draining")) {
        return unusable(run, topology, "scope '" + topology.scope() + "' is " + state);
      }
      if (state.equals("paused")) {
        run.warn("scope '" + topology.scope() + "' is paused: it takes no messages");
      }
      for (QueueDeclaration declared : topology.queues()) {
        String queueState =
            scope.get().queue(declared.slug()).flatMap(ExistingQueue::state).orElse("active");
        if (queueState.equals("archived") || queueState.equals("draining")) {
          return unusable(run, topology, "queue '" + declared.slug() + "' is " + queueState);
        }
        if (queueState.equals("paused")) {
          run.warn("queue '" + declared.slug() + "' is paused: it takes no messages");
        }
      }
    }
    QueuePlan plan = DeployPlanner.queues(topology, scope);
    return plan.mismatches().isEmpty()
        ? Result.of(plan)
        : mismatch(run, topology, plan.mismatches());
  }

  private static Result<QueuePlan> unusable(DeployRun run, QueueTopology topology, String why) {
    return Result.refused(
        new Problem.ScaiQueueProvisionFailed(
            topology.scope(),
            Optional.empty(),
            List.of(),
            run.progress(),
            Optional.of(
                new UpstreamFailure(
                    UpstreamFailure.Kind.REFUSED,
                    "scaiqueue",
                    Optional.empty(),
                    Optional.empty(),
                    why,
                    Optional.empty(),
                    Optional.empty()))));
  }

  private static Result<QueuePlan> mismatch(
      DeployRun run, QueueTopology topology, List<QueueMismatch> mismatches) {
    return Result.refused(
        new Problem.ScaiQueueProvisionFailed(
            topology.scope(),
            Optional.of(mismatches.get(0).queue()),
            mismatches,
            run.progress(),
            Optional.empty()));
  }

  private static Result<QueuePlan> refused(
      DeployRun run,
      QueueTopology topology,
      Optional<String> queue,
      UpstreamFailure failure,
      boolean creating) {
    Optional<UpstreamFailure> upstream = Optional.of(failure);
    boolean moduleDisabled = failure.code().filter("MODULE_NOT_ENABLED"::equals).isPresent();
    if (failure.isUnauthorised() && !moduleDisabled) {
      return Result.refused(
          new Problem.ScaiQueueAuth(
              creating ? Permissions.QUEUES_MANAGE : Permissions.QUEUES_VIEW,
              topology.scope(),
              run.progress(),
              upstream));
    }
    if (creating && failure.kind() == UpstreamFailure.Kind.TIMED_OUT) {
      String what =
          queue
              .map(slug -> "creating queue '" + topology.scope() + '/' + slug + "'")
              .orElse("creating scope '" + topology.scope() + "'");
      return Result.refused(new Problem.UpstreamOutcomeUnknown(what, run.progress(), upstream));
    }
    return Result.refused(
        new Problem.ScaiQueueProvisionFailed(
            topology.scope(), queue, List.of(), run.progress(), upstream));
  }
}
