package dev.tentaclesetup.core.answers;

import java.util.List;

/// What a value must be, in words of the bundle: for messages beside a field and for the template.
///
/// @param phrase the part of the bundle key after `expected.`
/// @param parameters for the phrase's placeholders, which begin at `{2}`
record ValueHint(String phrase, List<String> parameters) {

    ValueHint {
        parameters = List.copyOf(parameters);
    }

    static ValueHint of(AnswerKey key) {
        return switch (key) {
            case SETUP_INSTANCE -> of("instance");
            case SERVER_THUMBPRINT -> of("thumbprint");
            case CONNECTION_COMMS_ADDRESS -> of("comms-address");
            case CONNECTION_SUBSCRIPTION_ID -> of("subscription-id");
            case CONNECTION_PUBLIC_HOST, CONNECTION_LISTEN_ADDRESS, PROXY_HOST -> of("host");
            case FIREWALL_REMOTE_ADDRESS -> of("network");
            case FIREWALL_ZONE -> of("zone");
            case SERVICE_DEPENDS_ON -> of("service");
            case SERVICE_USERNAME -> of("account");
            case REGISTRATION_NAME -> of("registration-name");
            default -> of(key.type());
        };
    }

    private static ValueHint of(AnswerType type) {
        return switch (type) {
            case AnswerType.Text _ -> of("text");
            case AnswerType.Bool _ -> of("bool");
            case AnswerType.Whole whole ->
                    of(
                            whole.autoAllowed() ? "whole-or-auto" : "whole",
                            Integer.toString(whole.min()),
                            Integer.toString(whole.max()));
            case AnswerType.Choice choice -> of("choice", String.join(", ", choice.words()));
            case AnswerType.Folder _ -> of("folder");
            case AnswerType.Url _ -> of("url");
            case AnswerType.Hidden _ -> of("secret");
        };
    }

    private static ValueHint of(String phrase, String... parameters) {
        return new ValueHint(phrase, List.of(parameters));
    }
}
