package io.scaibox.application.deploy;

/**
 * What ties a deploy's log lines and upstream calls to the request that asked for it.
 *
 * @param requestId the request's id, ours or the caller's
 * @param traceParent a W3C trace context header value
 */
public record RequestContext(String requestId, String traceParent) {}
