package dev.tentaclesetup.practice.rest;

/// Makes the links inside documents: without scheme and host, with the virtual directory, and with
/// the space where there are spaces [octopus-api 1.4].
///
/// @param virtualDirectory empty, or a path that begins with a slash and does not end with one
record Links(String virtualDirectory, Generation generation) {

    Links {
        if (!virtualDirectory.isEmpty()
                && (!virtualDirectory.startsWith("/") || virtualDirectory.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "a virtual directory is empty or like /octopus, not '"
                            + virtualDirectory
                            + "'");
        }
    }

    /// A link of the whole server, e.g. for `/tasks{/id}`.
    String system(String rest) {
        return virtualDirectory + "/api" + rest;
    }

    /// A link inside a space.
    String space(String spaceId, String rest) {
        return generation.spaces() ? system("/" + spaceId + rest) : system(rest);
    }

    /// A link to the portal.
    String portal(String rest) {
        return virtualDirectory + "/app" + rest;
    }
}
