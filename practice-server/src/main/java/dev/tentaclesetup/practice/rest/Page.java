package dev.tentaclesetup.practice.rest;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Paged lists [octopus-api 5.1].
///
/// @param itemType the value of `ItemType`
/// @param path the list's link without a query
/// @param template the parameters of its link, e.g. `{?skip,take}`
record Page(String itemType, String path, String template) {

    static final int DEFAULT_TAKE = 30;

    <T> Answer answer(Query query, List<T> items, Function<T, ? extends JsonNode> render)
            throws Refusal {
        int skip = Math.max(0, query.number("skip").orElse(0));
        int take = query.number("take").filter(number -> number > 0).orElse(DEFAULT_TAKE);
        ObjectNode page = head(items.size(), take);
        List<T> shown = items.stream().skip(skip).limit(take).toList();
        page.set("Items", Json.array(shown.stream().map(render).toList()));
        page.set("Links", links(query, skip, take, items.size()));
        return Answer.ok(page);
    }

    /// The same without links, as lists of the second form are.
    <T> Answer plain(int skip, int take, List<T> items, Function<T, ? extends JsonNode> render) {
        ObjectNode page = head(items.size(), take);
        List<T> shown = items.stream().skip(skip).limit(take).toList();
        page.set("Items", Json.array(shown.stream().map(render).toList()));
        return Answer.ok(page);
    }

    private ObjectNode head(int total, int take) {
        int pages = pages(total, take);
        return Json.object()
                .put("ItemType", itemType)
                .put("TotalResults", total)
                .put("ItemsPerPage", take)
                .put("NumberOfPages", pages)
                .put("LastPageNumber", pages - 1);
    }

    private ObjectNode links(Query query, int skip, int take, int total) {
        String filters = query.filtersForLinks();
        ObjectNode links =
                Json.object()
                        .put("Self", link(skip, take, filters))
                        .put("Template", path + template)
                        .put("Page.All", link(0, Integer.MAX_VALUE, filters))
                        .put("Page.Current", link(skip, take, filters));
        if (skip > 0) {
            links.put("Page.Previous", link(Math.max(0, skip - take), take, filters));
        }
        if ((long) skip + take < total) {
            links.put("Page.Next", link(skip + take, take, filters));
        }
        links.put("Page.Last", link((pages(total, take) - 1) * take, take, filters));
        return links;
    }

    private String link(int skip, int take, String filters) {
        return path + "?skip=" + skip + "&take=" + take + filters;
    }

    private static int pages(int total, int take) {
        return Math.max(1, Math.ceilDiv(total, take));
    }
}
