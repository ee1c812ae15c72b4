package io.scaibox.spi;

import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.queue.QueueDeclaration;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy is about to do; nothing of it is done yet.
 *
 * @param tenant whose flow it is
 * @param deployedBy the caller's id
 * @param flowId the flow
 * @param version the flow's version
 * @param manifest the compiled flow as it is sent; empty when only the publication changes
 * @param core what happens to the Core
 * @param coreId the Core that is known already
 * @param createScope the queue scope to be made
 * @param createQueues the queues to be made
 * @param publication what happens to the chat model
 */
public record DeployProposal(
    Tenant tenant,
    String deployedBy,
    String flowId,
    String version,
    Optional<ManifestDocument> manifest,
    CoreChange core,
    Optional<String> coreId,
    Optional<String> createScope,
    List<QueueDeclaration> createQueues,
    PublicationChange publication) {

  /** What happens to the Core. */
  public enum CoreChange {
    /** It is made, or one that a lost deploy made is found. */
    CREATE,
    /** It gets another manifest. */
    UPDATE,
    /** It stays as it is. */
    KEEP
  }

  /** What happens to the chat model. */
  public enum PublicationChange {
    /** The Core becomes one. */
    PUBLISH,
    /** It is brought up to date. */
    SYNC,
    /** The Core is none any more. */
    UNPUBLISH,
    /** Nothing. */
    NONE
  }

  public DeployProposal {
    createQueues = List.copyOf(createQueues);
  }
}
