package dev.tentaclesetup.halibut.wire;

/// What the memory of this process can bear. The agent's heap is small on purpose, and what peers
/// send must not be able to fill it: the process would end, and with it the scripts that it runs.
///
/// A connection, a stranger's connection and a message have a worst cost in bytes each. Every kind
/// gets a part of the heap; the limits of [SizeLimit] are lowered to what fits into it.
public final class HeapLimits {

    /// TLS keeps two buffers of a record each, and two more while records are on their way.
    private static final long CONNECTION = 64 * 1024;

    /// The same in the middle of a handshake (measured: 22 KiB), and a preface of
    /// [SizeLimit#PREFACE_CHARACTERS].
    private static final long STRANGER = 40 * 1024;

    /// An empty document within a message: a name, and arrays for its members.
    private static final long ELEMENT = 200;

    private static final int FOR_CONNECTIONS = 8;
    private static final int FOR_STRANGERS = 8;
    private static final int FOR_MESSAGE = 8;
    private static final int FOR_MESSAGES = 16;
    private static final int FOR_ELEMENTS = 4;
    private static final int OF_NETWORK = 2;
    private static final int OF_ADDRESS = 4;

    /// A small message must pass in any case.
    private static final long SMALLEST_HEAP = 16L * 1024 * 1024;

    private HeapLimits() {}

    /// The defaults of [Limits], lowered to what the heap of this process can bear.
    ///
    /// @throws IllegalStateException if it is too small for anything
    public static Limits ofThisProcess() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /// The same for a heap of another size.
    ///
    /// @param heap bytes that it may grow to
    static Limits of(long heap) {
        if (heap < SMALLEST_HEAP) {
            throw new IllegalStateException(
                    "A heap of " + heap + " bytes is too small: " + SMALLEST_HEAP + " are needed.");
        }
        Limits limits = Limits.standard();
        limits = lowered(limits, SizeLimit.CONNECTIONS, heap / FOR_CONNECTIONS / CONNECTION);
        limits = lowered(limits, SizeLimit.STRANGERS, heap / FOR_STRANGERS / STRANGER);
        long strangers = limits.of(SizeLimit.STRANGERS);
        limits = lowered(limits, SizeLimit.STRANGERS_PER_NETWORK, strangers / OF_NETWORK);
        limits = lowered(limits, SizeLimit.STRANGERS_PER_ADDRESS, strangers / OF_ADDRESS);
        limits = lowered(limits, SizeLimit.MESSAGE_BYTES, heap / FOR_MESSAGE);
        limits = lowered(limits, SizeLimit.MESSAGES_BYTES, heap / FOR_MESSAGES);
        return lowered(limits, SizeLimit.MESSAGE_ELEMENTS, heap / FOR_ELEMENTS / ELEMENT);
    }

    private static Limits lowered(Limits limits, SizeLimit limit, long most) {
        return limits.with(limit, Math.min(limit.standard(), most));
    }
}
