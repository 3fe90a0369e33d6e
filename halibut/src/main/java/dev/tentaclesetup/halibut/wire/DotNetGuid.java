package dev.tentaclesetup.halibut.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/// The 16 bytes of a Guid in .NET's mixed order: the first three groups little-endian, the rest as
/// written [halibut 5.6].
public final class DotNetGuid {

    public static final int BYTES = 16;
    public static final UUID EMPTY = new UUID(0, 0);

    private static final VarHandle LITTLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private DotNetGuid() {}

    /// Reads 16 bytes.
    public static UUID read(byte[] bytes, int offset) {
        return new UUID(
                swapGroups((long) LITTLE.get(bytes, offset)), (long) BIG.get(bytes, offset + 8));
    }

    /// Writes 16 bytes.
    public static void write(UUID guid, byte[] bytes, int offset) {
        LITTLE.set(bytes, offset, unswapGroups(guid.getMostSignificantBits()));
        BIG.set(bytes, offset + 8, guid.getLeastSignificantBits());
    }

    /// From `33334444 22221111`-like little-endian reading (third, second, first group) to text
    /// order.
    private static long swapGroups(long little) {
        return (little << 32) | ((little >>> 16) & 0xFFFF_0000L) | little >>> 48;
    }

    private static long unswapGroups(long text) {
        return (text >>> 32) | (text & 0xFFFFL) << 48 | (text & 0xFFFF_0000L) << 16;
    }
}
