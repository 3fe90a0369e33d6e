package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What callers make of errors, those of old services included.
class ServerErrorTest {

    private static HalibutFailure classify(
            String message, @Nullable String details, @Nullable String type) {
        return new ServerError(message, details, type).classify();
    }

    @Test
    void believesATypeThatItKnows() {
        assertThat(classify("x", null, ServerError.SERVICE_NOT_FOUND))
                .isInstanceOf(HalibutFailure.ServiceNotFound.class);
        assertThat(classify("x", null, ServerError.METHOD_NOT_FOUND))
                .isInstanceOf(HalibutFailure.MethodNotFound.class);
        assertThat(classify("x", null, ServerError.AMBIGUOUS_METHOD))
                .isInstanceOf(HalibutFailure.AmbiguousMethod.class);
        assertThat(classify("x", null, ServerError.SERVICE_INVOCATION))
                .isInstanceOf(HalibutFailure.ServiceFailed.class);
    }

    @Test
    void readsTheTextsOfOldServicesThatSendNoType() {
        assertThat(classify("Service not found: IX", "System.Exception: …", null))
                .isInstanceOf(HalibutFailure.ServiceNotFound.class);
        assertThat(classify("Service Impl::M not found", null, null))
                .isInstanceOf(HalibutFailure.MethodNotFound.class);
        assertThat(classify("x", "System.Reflection.AmbiguousMatchException: x", null))
                .isInstanceOf(HalibutFailure.AmbiguousMethod.class);
        assertThat(classify("x", ServerError.INVOCATION_PREFIX + "\n ---> y", null))
                .isInstanceOf(HalibutFailure.ServiceFailed.class);
    }

    @Test
    void concludesNothingFromAnUnknownTypeOrMissingDetails() {
        assertThat(classify("x", null, "Some.New.Exception"))
                .isInstanceOf(HalibutFailure.RemoteError.class);
        assertThat(classify("", null, null)).isInstanceOf(HalibutFailure.RemoteError.class);
    }

    @Test
    void namesTheArgumentsOfAnAmbiguousCallAsDotNetDoes() {
        ServerError error =
                ServerError.ambiguousMethod(
                        List.of("Int64 Add(Int64, Int64)"),
                        List.of(
                                "a",
                                1,
                                2.5,
                                true,
                                WireObject.builder().build(),
                                WireObject.builder("Some.Name.Cmd, Asm").build()));

        assertThat(error.message())
                .isEqualTo(
                        "Could not decide which candidate to call out of the following methods:\n"
                                + " - Int64 Add(Int64, Int64)\n"
                                + "The request arguments were:\n"
                                + "String, Int64, Double, Boolean, JObject, Cmd\n");
        assertThat(error.details()).startsWith(ServerError.AMBIGUOUS_METHOD + ": Could not");
    }
}
