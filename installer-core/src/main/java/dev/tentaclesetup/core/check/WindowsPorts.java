package dev.tentaclesetup.core.check;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.platform.win32.IPHlpAPI.TCP_TABLE_CLASS;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.IntByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/// Who listens where on Windows, by the system's own tables, which any account may read.
final class WindowsPorts {

    /// The table may grow between asking for its size and reading it.
    private static final int ATTEMPTS = 5;

    private WindowsPorts() {}

    /// The id of a process that listens on the port; empty when there is none or the system does
    /// not tell.
    ///
    /// @param port 1 to 65535
    static OptionalLong listener(int port) {
        OptionalLong found = listener(Family.VERSION_4, port);
        return found.isPresent() ? found : listener(Family.VERSION_6, port);
    }

    private static OptionalLong listener(Family family, int port) {
        Optional<ByteBuffer> table = read(family);
        return table.isEmpty() ? OptionalLong.empty() : family.listener(table.get(), port);
    }

    private static Optional<ByteBuffer> read(Family family) {
        var size = new IntByReference(4096);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var memory = new Memory(size.getValue());
            int code =
                    IPHlpAPI.INSTANCE.GetExtendedTcpTable(
                            memory,
                            size,
                            false,
                            family.number,
                            TCP_TABLE_CLASS.TCP_TABLE_OWNER_PID_LISTENER,
                            0);
            if (code == WinError.NO_ERROR) {
                return Optional.of(ByteBuffer.wrap(memory.getByteArray(0, (int) memory.size())));
            }
            if (code != WinError.ERROR_INSUFFICIENT_BUFFER) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The two forms of the table: a count, then rows (`MIB_TCPROW_OWNER_PID` and
    /// `MIB_TCP6ROW_OWNER_PID` of `tcpmib.h`), all in units of four bytes.
    enum Family {
        VERSION_4(IPHlpAPI.AF_INET, 24, 8, 20),
        VERSION_6(IPHlpAPI.AF_INET6, 56, 20, 52);

        private static final int COUNT = 4;

        private final int number;
        private final int row;
        private final int port;
        private final int process;

        Family(int number, int row, int port, int process) {
            this.number = number;
            this.row = row;
            this.port = port;
            this.process = process;
        }

        /// @param table as the system gives it
        OptionalLong listener(ByteBuffer table, int wanted) {
            ByteBuffer bytes = table.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            int rows = Math.min(bytes.getInt(0), (bytes.limit() - COUNT) / row);
            for (int i = 0; i < rows; i++) {
                int at = COUNT + i * row;
                // The port alone is in the network's order, in the first two of its four bytes.
                int high = Byte.toUnsignedInt(bytes.get(at + port));
                int low = Byte.toUnsignedInt(bytes.get(at + port + 1));
                if (256 * high + low == wanted) {
                    return OptionalLong.of(Integer.toUnsignedLong(bytes.getInt(at + process)));
                }
            }
            return OptionalLong.empty();
        }
    }
}
