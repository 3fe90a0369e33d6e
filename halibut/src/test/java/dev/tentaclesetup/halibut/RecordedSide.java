package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Recording;
import dev.tentaclesetup.halibut.fixtures.Recording.Frame;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.BsonReader;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One side of a recorded conversation, played to a peer that is the other one.
final class RecordedSide {

    private final Recording recording;
    private final AtomicInteger emptyAnswers = new AtomicInteger();

    RecordedSide(Recording recording) {
        this.recording = recording;
    }

    /// How many messages without work have come so far.
    int emptyAnswers() {
        return emptyAnswers.get();
    }

    /// Plays one side byte by byte and holds the other side to the recording.
    ///
    /// @param dialler whether to play the side that has dialled
    /// @param endBy what makes the other side end, or null if it does so by itself
    void play(ScriptedPeer peer, boolean dialler, @Nullable PollingHandle endBy) throws Exception {
        List<UUID> actualStreams = new ArrayList<>();
        @Nullable WireObject theirRequest = null;
        @Nullable Frame previous = null;
        for (Frame frame : recording.frames()) {
            boolean ours = frame.dialler() == dialler;
            if (isEnd(previous) && isEnd(frame)) {
                continue; // one recorded peer took its leave twice; ours does so once
            }
            previous = frame;
            if (frame.control() && !ours) {
                expectControl(frame, peer, endBy);
            } else if (frame.control()) {
                peer.send(frame.text());
            } else if (frame.message() && ours) {
                peer.send(reply(frame, theirRequest));
            } else if (frame.message()) {
                BsonReader reader = Wire.reader(peer.message());
                theirRequest = reader.root();
                reader.streams().forEach(stream -> actualStreams.add(stream.id()));
                same(frame, theirRequest);
                if (theirRequest.get("Message") == null) {
                    emptyAnswers.incrementAndGet();
                }
            } else if (ours) {
                peer.send(RecordedCalls.stream(frame, null));
            } else {
                byte[] expected = RecordedCalls.stream(frame, actualStreams.removeFirst());
                assertThat(peer.exactly(expected.length)).isEqualTo(expected);
            }
        }
    }

    private static boolean isEnd(@Nullable Frame frame) {
        return frame != null && frame.control() && frame.text().equals("END\r\n");
    }

    /// The reference writes its platform's line ends behind MX; ours are CR LF.
    private static void expectControl(Frame frame, ScriptedPeer peer, @Nullable PollingHandle endBy)
            throws Exception {
        String text = frame.text().equals("MX\n\n") ? "MX\r\n\r\n" : frame.text();
        if (endBy != null && text.equals("END\r\n")) {
            peer.send("PROCEED\r\n");
            endBy.close();
        }
        assertThat(peer.text(text.length())).isEqualTo(text);
    }

    /// The recorded message, as an answer to the request that was really asked.
    private static byte[] reply(Frame frame, @Nullable WireObject request) throws Exception {
        WireObject body = Wire.reader(frame.bytes("bson")).root().object("Message");
        boolean response = body != null && Envelope.RESPONSE.equals(body.type()) && request != null;
        if (!response) {
            return frame.bytes("deflated");
        }
        WireObject asked = request.object("Message");
        Message.Response recorded =
                Envelope.readResponse(Wire.reader(frame.bytes("bson")).root(), null);
        var answer =
                new Message.Response(
                        asked == null ? null : asked.string("id"),
                        recorded.error(),
                        recorded.result());
        return Wire.deflate(Wire.write(Envelope.write(answer)));
    }

    /// Equal but for what is made anew each time: ids of calls and streams, and the endpoint, which
    /// says no more of us than it must.
    private static void same(Frame frame, WireObject actual) throws Exception {
        WireObject recorded = Wire.reader(frame.bytes("bson")).root();
        assertThat(anonymous(actual)).isEqualTo(anonymous(recorded));
    }

    private static String anonymous(WireObject root) throws HalibutException {
        WireObject body = root.object("Message");
        if (body == null) {
            return String.valueOf(Wire.show(root));
        }
        WireObject.Builder builder = WireObject.builder(String.valueOf(body.type()));
        boolean request = Envelope.REQUEST.equals(body.type());
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            Object value = body.value(i);
            if (name.equals("id") && request) {
                value = String.valueOf(value).replaceAll("\\[.*", "");
            } else if (name.equals("endpoint")) {
                value = "some endpoint";
            } else if (name.equals("activityId")) {
                value = "some Guid";
            }
            builder.put(name, value);
        }
        return String.valueOf(Wire.show(builder.build()))
                .replaceAll("\\$stream [-0-9a-f]+", "\\$stream");
    }
}
