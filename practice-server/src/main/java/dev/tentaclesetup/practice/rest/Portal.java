package dev.tentaclesetup.practice.rest;

/// What a browser finds beside the API.
final class Portal {

    private Portal() {}

    static Answer answer(Incoming request, Links links) {
        String path = request.rawPath();
        String app = links.portal("");
        if (path.equals(links.virtualDirectory() + "/") || path.equals(links.virtualDirectory())) {
            return Answer.redirect(302, app);
        }
        boolean portal =
                path.equalsIgnoreCase(app)
                        || path.regionMatches(true, 0, app + "/", 0, app.length() + 1);
        return portal
                ? Answer.html(200, page("Octopus Deploy practice server"))
                : Answer.html(404, page("404 Not Found"));
    }

    static String page(String title) {
        return "<!DOCTYPE html><html><head><title>"
                + title
                + "</title></head><body><h1>"
                + title
                + "</h1></body></html>\n";
    }
}
