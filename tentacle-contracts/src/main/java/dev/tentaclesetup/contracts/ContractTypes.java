package dev.tentaclesetup.contracts;

import java.util.Set;

/// .NET names of the contract types [tentacle-services 1.3]. Twelve old types keep, on the wire,
/// the name of the assembly they once lived in; readers accept both names.
final class ContractTypes {
    static final String START_SCRIPT = legacy("StartScriptCommand");
    static final String SCRIPT_STATUS_REQUEST = legacy("ScriptStatusRequest");
    static final String CANCEL_SCRIPT = legacy("CancelScriptCommand");
    static final String COMPLETE_SCRIPT = legacy("CompleteScriptCommand");
    static final String SCRIPT_TICKET = legacy("ScriptTicket");
    static final String SCRIPT_STATUS_RESPONSE = legacy("ScriptStatusResponse");
    static final String UPLOAD_RESULT = legacy("UploadResult");

    static final String START_SCRIPT_V2 = scriptV2("StartScriptCommandV2");
    static final String SCRIPT_STATUS_REQUEST_V2 = scriptV2("ScriptStatusRequestV2");
    static final String CANCEL_SCRIPT_V2 = scriptV2("CancelScriptCommandV2");
    static final String COMPLETE_SCRIPT_V2 = scriptV2("CompleteScriptCommandV2");
    static final String SCRIPT_STATUS_RESPONSE_V2 = scriptV2("ScriptStatusResponseV2");
    static final String CAPABILITIES_RESPONSE_V2 =
            "Octopus.Tentacle.Contracts.Capabilities.CapabilitiesResponseV2, Octopus.Tentacle.Contracts";

    private static final Set<String> OLD_NAMESPACES =
            Set.of("Octopus.Shared.Contracts", "Octopus.Tentacle.Contracts");

    private ContractTypes() {}

    private static String legacy(String name) {
        return "Octopus.Shared.Contracts." + name + ", Octopus.Shared";
    }

    private static String scriptV2(String name) {
        return "Octopus.Tentacle.Contracts.ScriptServiceV2."
                + name
                + ", Octopus.Tentacle.Contracts";
    }

    /// Whether a received `$type` stands for the contract type with the given name. The assembly
    /// does not count.
    static boolean matches(String received, String contractType) {
        String full = typeName(received);
        String wanted = typeName(contractType);
        if (full.equals(wanted)) {
            return true;
        }
        return OLD_NAMESPACES.contains(namespace(wanted))
                && OLD_NAMESPACES.contains(namespace(full))
                && simpleName(full).equals(simpleName(wanted));
    }

    private static String typeName(String type) {
        int comma = type.indexOf(',');
        return (comma < 0 ? type : type.substring(0, comma)).strip();
    }

    private static String namespace(String typeName) {
        return typeName.substring(0, Math.max(typeName.lastIndexOf('.'), 0));
    }

    private static String simpleName(String typeName) {
        return typeName.substring(typeName.lastIndexOf('.') + 1);
    }
}
