package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.Drafts.PRINT;

import java.util.Arrays;
import java.util.List;

/// Texts that are answers for a key, so that tests can vary each of them.
public final class AnswerVariants {

    private AnswerVariants() {}

    /// Valid ones, but for a key that only one value is valid for; none for a secret.
    public static List<String> of(AnswerKey key) {
        return values(key.type());
    }

    private static List<String> values(AnswerType<?> type) {
        return switch (type) {
            case AnswerType.Bool _ -> List.of("yes", "no");
            case AnswerType.Whole(int min, int max) ->
                    List.of(Integer.toString(min == max ? max + 1 : min));
            case AnswerType.OneOf(var numbers) -> List.of(numbers.getLast().toString());
            case AnswerType.Port _ -> List.of("8443");
            case AnswerType.OrAuto<?>(var inner, _) -> values(inner);
            case AnswerType.Words<?> words -> words(words.type());
            case AnswerType.Folder _ -> List.of("/srv/other");
            case AnswerType.Url _ -> List.of("https://other.example.com");
            case AnswerType.CommsUri _ -> List.of("other.example.com:10943");
            case AnswerType.PastedThumbprint _ -> List.of(PRINT);
            case AnswerType.Pin _ -> List.of("AB".repeat(32));
            case AnswerType.Network _ -> List.of("10.1.0.0/16");
            case AnswerType.HostName _ -> List.of("other");
            case AnswerType.ProxyUrl _ -> List.of("http://other:3128");
            case AnswerType.BypassEntry _ -> List.of("*.other.example.com");
            case AnswerType.IpAddress _ -> List.of("10.0.0.9");
            case AnswerType.Hidden _ -> List.of();
            case TextForm form -> List.of(text(form));
        };
    }

    private static String text(TextForm form) {
        return switch (form) {
            case LINE, INSTANCE, ZONE, ACCOUNT, NEW_ACCOUNT, REGISTRATION_NAME -> "other";
            case SUBSCRIPTION_ID -> "poll://abc123/";
            case SERVICE, UNIT -> "postgresql.service";
        };
    }

    private static List<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(AnswerType.Words::word).toList();
    }
}
