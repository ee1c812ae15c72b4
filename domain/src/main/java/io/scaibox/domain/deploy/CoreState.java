package io.scaibox.domain.deploy;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a flow's Core upstream; written before and after every call that changes it.
 *
 * @param coreId empty: no Core is known
 * @param coreSlug the slug that upstream gave the Core, when it said it
 * @param createUncertain a create was sent and its outcome not recorded: look before making another
 * @param fingerprint of the manifest that the Core certainly runs; empty while that is uncertain
 * @param version the flow version that the Core runs
 * @param deploymentId the deployment that put it there
 */
public record CoreState(
    Optional<String> coreId,
    Optional<String> coreSlug,
    boolean createUncertain,
    Optional<String> fingerprint,
    Optional<String> version,
    Publication publication,
    Optional<String> publishedSlug,
    List<String> groupIds,
    Optional<String> deploymentId) {

  /** The state of a flow that was never deployed. */
  public static final CoreState NOTHING =
      new CoreState(
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Publication.NONE,
          Optional.empty(),
          List.of(),
          Optional.empty());

  public CoreState {
    groupIds = List.copyOf(groupIds);
  }

  /** The state while a create is on its way: no publish was ever sent for what it makes. */
  public CoreState creating() {
    return new CoreState(
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty(),
        Publication.NONE,
        Optional.empty(),
        List.of(),
        deploymentId);
  }

  /** The state while an update is on its way. */
  public CoreState updating() {
    return new CoreState(
        coreId,
        coreSlug,
        false,
        Optional.empty(),
        Optional.empty(),
        publication,
        publishedSlug,
        groupIds,
        deploymentId);
  }

  /** The state once a Core runs what {@code deployment} sent; {@code publication} is carried. */
  public CoreState running(
      String newCoreId,
      Optional<String> newCoreSlug,
      DeploymentStart deployment,
      Publication newPublication) {
    return new CoreState(
        Optional.of(newCoreId),
        newCoreSlug.or(() -> coreSlug),
        false,
        Optional.of(deployment.fingerprint()),
        Optional.of(deployment.version()),
        newPublication,
        newPublication == Publication.PUBLISHED ? publishedSlug : Optional.empty(),
        newPublication == Publication.PUBLISHED ? groupIds : List.of(),
        Optional.of(deployment.id()));
  }

  /** The state once it is known that a Core of this flow exists, but not what it runs. */
  public CoreState found(String foundCoreId, Optional<String> foundCoreSlug) {
    return new CoreState(
        Optional.of(foundCoreId),
        foundCoreSlug,
        false,
        Optional.empty(),
        Optional.empty(),
        publication,
        Optional.empty(),
        List.of(),
        deploymentId);
  }

  /** The state while a publish, sync or un-publish is on its way. */
  public CoreState publishing() {
    return withPublication(Publication.UNKNOWN, publishedSlug, groupIds);
  }

  /** The state once the Core is a chat model under {@code slug}. */
  public CoreState published(String slug, List<String> groups) {
    return withPublication(Publication.PUBLISHED, Optional.of(slug), groups);
  }

  /** The state once the Core is no chat model. */
  public CoreState unpublished() {
    return withPublication(Publication.NONE, Optional.empty(), List.of());
  }

  /** The state once upstream said that the remembered Core is gone. */
  public CoreState gone() {
    return NOTHING.creating();
  }

  /** Says whether the Core certainly runs the manifest with {@code wanted} as fingerprint. */
  public boolean runs(String wanted) {
    return coreId.isPresent() && fingerprint.filter(wanted::equals).isPresent();
  }

  private CoreState withPublication(
      Publication newPublication, Optional<String> slug, List<String> groups) {
    return new CoreState(
        coreId,
        coreSlug,
        createUncertain,
        fingerprint,
        version,
        newPublication,
        slug,
        groups,
        deploymentId);
  }
}
