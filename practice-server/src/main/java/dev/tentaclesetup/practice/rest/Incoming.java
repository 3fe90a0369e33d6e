package dev.tentaclesetup.practice.rest;

import com.sun.net.httpserver.Headers;

/// A request as it arrived, its body read.
final class Incoming {

    private final String method;
    private final String sentMethod;
    private final String rawPath;
    private final Query query;
    private final Headers headers;
    private final byte[] body;
    private final boolean secure;

    /// @param method the method that is meant: a tunnelled verb is unpacked
    /// @param sentMethod the method on the wire
    /// @param rawPath undecoded
    /// @param secure whether it came through TLS
    Incoming(
            String method,
            String sentMethod,
            String rawPath,
            Query query,
            Headers headers,
            byte[] body,
            boolean secure) {
        this.method = method;
        this.sentMethod = sentMethod;
        this.rawPath = rawPath;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.secure = secure;
    }

    String method() {
        return method;
    }

    String sentMethod() {
        return sentMethod;
    }

    String rawPath() {
        return rawPath;
    }

    Query query() {
        return query;
    }

    Headers headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    boolean secure() {
        return secure;
    }

    /// Whether it changes something.
    boolean write() {
        return !method.equals("GET");
    }
}
