package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// The texts by which .NET callers recognise a lost connection behind the peer [halibut 12.6].
    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.IO.EndOfStreamException: Attempted to read past the end of the stream.",
                "System.Net.Sockets.SocketException (110): Connection timed out",
                "An existing connection was forcibly closed by the remote host.",
                "The I/O operation has been aborted because of either a thread exit or an"
                        + " application request",
                "The remote party closed the WebSocket connection without completing the close"
                        + " handshake.",
                "Unable to read data from the transport connection: Operation timed out.",
                "Unable to write data to the transport connection: Operation timed out."
            })
    void takesLostConnectionsBehindThePeerForTheNetwork(String text) {
        assertThat(classify("x", text, null).network()).isTrue();
        assertThat(classify(text, null, null).network()).isTrue();
        assertThat(classify("x", ServerError.INVOCATION_PREFIX + text, null).network()).isFalse();
        assertThat(classify(text, null, ServerError.SERVICE_NOT_FOUND).network()).isFalse();
    }

    /// Newer services may say more.
    @Test
    void isReadThoughItHasAMemberThatNobodyKnows() throws Exception {
        WireObject error =
                WireObject.builder()
                        .put("message", "x")
                        .put("severity", 7)
                        .put("details", null)
                        .put("HalibutErrorType", ServerError.METHOD_NOT_FOUND)
                        .put("more", List.of(WireObject.builder().put("a", 1).build()))
                        .build();
        WireObject body =
                WireObject.builder(Envelope.RESPONSE).put("id", "r").put("error", error).build();
        byte[] bson = Wire.write(WireObject.builder().put("Message", body).build());

        assertThat(Envelope.readResponse(Wire.reader(bson).root(), null))
                .isEqualTo(
                        new Message.Response(
                                "r",
                                new ServerError("x", null, ServerError.METHOD_NOT_FOUND),
                                null));
    }

    @Test
    void showsErrorsFromOutsideWithoutControlCharacters() {
        assertThat(classify("red \u001b[31m\nline", "details\r\n\tat \u0007", null).describe())
                .isEqualTo("red \\u001b[31m\nline\n\nServer exception: \ndetails\r\n\tat \\u0007");
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
