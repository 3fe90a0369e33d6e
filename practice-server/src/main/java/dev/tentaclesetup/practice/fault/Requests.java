package dev.tentaclesetup.practice.fault;

import java.util.Locale;

/// Which requests a fault strikes.
///
/// @param methods which methods
/// @param pathPart a part of the path, any case; empty for every path
public record Requests(Methods methods, String pathPart) {

    /// Which methods a fault strikes; a tunnelled verb counts as what it means.
    public enum Methods {
        /// All of them.
        ALL,
        /// `POST`, `PUT` and `DELETE`.
        WRITES,
        /// `GET`.
        READS
    }

    /// Every request.
    public static Requests all() {
        return new Requests(Methods.ALL, "");
    }

    /// Those whose path contains `pathPart`.
    public static Requests to(String pathPart) {
        return new Requests(Methods.ALL, pathPart);
    }

    /// Those that change something and whose path contains `pathPart`.
    public static Requests writesTo(String pathPart) {
        return new Requests(Methods.WRITES, pathPart);
    }

    /// Whether the request is one of them.
    ///
    /// @param method in upper case
    public boolean include(String method, String path) {
        boolean read = method.equals("GET");
        boolean methodMatches =
                switch (methods) {
                    case ALL -> true;
                    case WRITES -> !read;
                    case READS -> read;
                };
        return methodMatches
                && path.toLowerCase(Locale.ROOT).contains(pathPart.toLowerCase(Locale.ROOT));
    }
}
