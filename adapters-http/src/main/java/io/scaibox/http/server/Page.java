package io.scaibox.http.server;

import io.javalin.http.Handler;

/** A route outside the API that answers GET: a document, a page, health. */
public record Page(String path, Handler handler) {}
