package dev.tentaclesetup.core.octopus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Permission sets from JSON [octopus-api 2.7].
final class PermissionDocuments {

    /// Who has it may do everything, whatever else is listed.
    private static final String ADMINISTRATOR = "AdministerSystem";

    private PermissionDocuments() {}

    static Permissions read(JsonNode document, Space space) {
        JsonNode permissions = document.path("SpacePermissions");
        boolean complete =
                permissions.isObject()
                        && document.path("IsPermissionsComplete").asBoolean(true)
                        && !Documents.texts(document, "SystemPermissions").contains(ADMINISTRATOR);
        var restrictions = new HashMap<String, Set<String>>();
        permissions
                .properties()
                .forEach(entry -> grants(entry.getKey(), entry.getValue(), space, restrictions));
        return new Permissions(complete, restrictions);
    }

    /// Several grants add up; one without restriction beats all others.
    private static void grants(
            String name, JsonNode grants, Space space, Map<String, Set<String>> restrictions) {
        boolean everywhere = false;
        boolean any = false;
        var limited = new HashSet<String>();
        for (JsonNode grant : grants) {
            String spaceId = Documents.optional(grant, "SpaceId").orElse("");
            if (spaceId.isEmpty() || space.id().filter(id -> !id.equals(spaceId)).isEmpty()) {
                Set<String> ids = Set.copyOf(Documents.texts(grant, "RestrictedToEnvironmentIds"));
                any = true;
                everywhere |= ids.isEmpty();
                limited.addAll(ids);
            }
        }
        if (any) {
            restrictions.put(name, everywhere ? Set.of() : Set.copyOf(limited));
        }
    }
}
