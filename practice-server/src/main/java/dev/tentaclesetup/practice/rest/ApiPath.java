package dev.tentaclesetup.practice.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request's path below `/api`, with the space taken out of it [octopus-api 1.8].
///
/// @param space the id or slug that the path names, empty when it names none
/// @param segments decoded
record ApiPath(Optional<String> space, List<String> segments) {

    private static final Pattern SPACE_ID =
            Pattern.compile("Spaces-\\d{1,9}", Pattern.CASE_INSENSITIVE);

    /// What follows `/api/spaces/{id}/` and belongs to the space document itself.
    private static final List<String> OF_SPACE_RESOURCE = List.of("logo", "search");

    ApiPath {
        segments = List.copyOf(segments);
    }

    /// @return empty when the path is not below `/api`
    static Optional<ApiPath> parse(String rawPath, Links links) throws Refusal {
        String path = rawPath;
        if (!path.regionMatches(
                true, 0, links.virtualDirectory(), 0, links.virtualDirectory().length())) {
            return Optional.empty();
        }
        path = path.substring(links.virtualDirectory().length());
        var segments = new ArrayList<String>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment));
            }
        }
        if (segments.isEmpty() || !segments.getFirst().equalsIgnoreCase("api")) {
            return Optional.empty();
        }
        return Optional.of(split(segments.subList(1, segments.size()), links.generation()));
    }

    private static ApiPath split(List<String> segments, Generation generation) {
        if (generation.spaces()
                && !segments.isEmpty()
                && SPACE_ID.matcher(segments.getFirst()).matches()) {
            return new ApiPath(
                    Optional.of(segments.getFirst()), segments.subList(1, segments.size()));
        }
        boolean longForm =
                generation.slugs()
                        && segments.size() > 2
                        && segments.getFirst().equalsIgnoreCase("spaces")
                        && !OF_SPACE_RESOURCE.contains(segments.get(2));
        return longForm
                ? new ApiPath(Optional.of(segments.get(1)), segments.subList(2, segments.size()))
                : new ApiPath(Optional.empty(), segments);
    }

    private static String decode(String segment) throws Refusal {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Refusal.invalid("The path holds a wrong percent escape.");
        }
    }
}
