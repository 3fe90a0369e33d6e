package dev.tentaclesetup.halibut.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Raw deflate streams, one per message [halibut 5.1]. Keeps a few deflaters and inflaters for the
/// next message: each holds native memory that is costly to set up and must not pile up.
public final class Compression implements AutoCloseable {

    /// How many of each are kept between messages.
    private static final int KEPT = 4;

    /// Bytes handed to the connection in one write; a message up to this size is one write.
    private static final int CHUNK = 64 * 1024;

    private static final int READ = 8 * 1024;
    private static final int FIRST_ROOM = 1024;

    /// Deflated bytes that a message may have beyond twice its limit.
    private static final int SLACK = 64 * 1024;

    private final Kept<Deflater> deflaters = new Kept<>();
    private final Kept<Inflater> inflaters = new Kept<>();
    private final MessageRoom room;

    /// @param limits of the memory that messages take while they are read
    public Compression(Limits limits) {
        room = new MessageRoom(limits);
    }

    /// Makes something of a message.
    @FunctionalInterface
    public interface Decoder<T> {
        /// @param plain backed by an array from its beginning; not to be kept
        T decode(ByteBuffer plain) throws HalibutException;
    }

    /// Receives a message's bytes.
    @FunctionalInterface
    public interface Sink {
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    /// Writes bytes as one deflate stream.
    public void deflate(byte[] bytes, int length, Sink sink) throws IOException {
        Deflater deflater = deflaters.poll();
        if (deflater == null) {
            // Readers do not care for the level; log lines and scripts shrink well at any, and the
            // fastest keeps the wire, not the processor, the limit.
            deflater = new Deflater(Deflater.BEST_SPEED, true);
        }
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            byte[] out = new byte[Math.min(CHUNK, length + 64)];
            while (!deflater.finished()) {
                int filled = 0;
                while (filled < out.length && !deflater.finished()) {
                    filled += deflater.deflate(out, filled, out.length - filled);
                }
                sink.write(out, 0, filled);
            }
            deflater.reset();
            if (deflaters.offer(deflater)) {
                deflater = null;
            }
        } finally {
            if (deflater != null) {
                deflater.end();
            }
        }
    }

    /// Reads one deflate stream to its very end and gives back what was read beyond.
    ///
    /// @param most bytes after inflating
    /// @return what the decoder made of it
    /// @throws EOFException if the input ends before
    public <T> T inflate(WireInput in, int most, Decoder<T> decoder)
            throws IOException, HalibutException {
        try (MessageRoom.Share share = room.share()) {
            return decoder.decode(inflate(in, most, share));
        }
    }

    private ByteBuffer inflate(WireInput in, int most, MessageRoom.Share share)
            throws IOException, HalibutException {
        Inflater inflater = inflaters.poll();
        if (inflater == null) {
            inflater = new Inflater(true);
        }
        try {
            ByteBuffer plain = inflate(inflater, in, most, share);
            inflater.reset();
            if (inflaters.offer(inflater)) {
                inflater = null;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new HalibutException(
                    new HalibutFailure.Malformed("not a deflate stream: " + e.getMessage()), e);
        } finally {
            if (inflater != null) {
                inflater.end();
            }
        }
    }

    private static ByteBuffer inflate(
            Inflater inflater, WireInput in, int most, MessageRoom.Share share)
            throws IOException, HalibutException, DataFormatException {
        byte[] input = new byte[READ];
        int got = 0;
        byte[] out = new byte[Math.min(FIRST_ROOM, most + 1)];
        int size = 0;
        while (!inflater.finished()) {
            if (inflater.needsDictionary()) {
                throw new DataFormatException("it wants a preset dictionary");
            }
            if (inflater.needsInput()) {
                got = in.read(input, 0, input.length);
                if (got < 0) {
                    throw new EOFException(WireInput.END);
                }
                // Deflate knows blocks without content: a stream of them would never end.
                if (inflater.getBytesRead() > 2L * most + SLACK) {
                    throw HalibutException.over(
                            SizeLimit.MESSAGE_BYTES, most, inflater.getBytesRead());
                }
                inflater.setInput(input, 0, got);
            }
            size += inflater.inflate(out, size, out.length - size);
            if (size > most) {
                throw HalibutException.over(SizeLimit.MESSAGE_BYTES, most, size);
            }
            if (size == out.length) {
                int larger = (int) Math.min(2L * out.length, most + 1L);
                share.grow(larger);
                out = Arrays.copyOf(out, larger);
            }
        }
        int rest = inflater.getRemaining();
        in.pushBack(input, got - rest, rest);
        return ByteBuffer.wrap(out, 0, size);
    }

    @Override
    public void close() {
        for (Deflater d = deflaters.close(); d != null; d = deflaters.close()) {
            d.end();
        }
        for (Inflater i = inflaters.close(); i != null; i = inflaters.close()) {
            i.end();
        }
    }

    /// A few objects for reuse.
    private static final class Kept<T> {
        private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();
        private final AtomicInteger free = new AtomicInteger(KEPT);

        @Nullable T poll() {
            T taken = idle.pollFirst();
            if (taken != null) {
                free.incrementAndGet();
            }
            return taken;
        }

        boolean offer(T object) {
            if (free.getAndDecrement() <= 0) {
                free.incrementAndGet();
                return false;
            }
            idle.addFirst(object);
            return true;
        }

        /// Keeps no more, and returns one that was kept.
        @Nullable T close() {
            free.set(Integer.MIN_VALUE / 2);
            return idle.pollFirst();
        }
    }
}
