package dev.tentaclesetup.core.check;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.platform.win32.IPHlpAPI.TCP_TABLE_CLASS;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.IntByReference;
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
        Optional<Memory> table = read(family);
        return table.isEmpty() ? OptionalLong.empty() : family.listener(table.get(), port);
    }

    private static Optional<Memory> read(Family family) {
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
                return Optional.of(memory);
            }
            if (code != WinError.ERROR_INSUFFICIENT_BUFFER) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The two forms of the table: a count, then rows.
    enum Family {
        VERSION_4(IPHlpAPI.AF_INET),
        VERSION_6(IPHlpAPI.AF_INET6);

        private static final int COUNT = 4;

        private final int number;

        Family(int number) {
            this.number = number;
        }

        private PortRows.Row row() {
            return switch (this) {
                case VERSION_4 -> new PortRows.MIB_TCPROW_OWNER_PID();
                case VERSION_6 -> new PortRows.MIB_TCP6ROW_OWNER_PID();
            };
        }

        /// @param table as the system gives it
        OptionalLong listener(Memory table, int wanted) {
            PortRows.Row entry = row();
            int size = entry.size();
            long rows = Math.min(table.getInt(0), (table.size() - COUNT) / size);
            for (long i = 0; i < rows; i++) {
                byte[] bytes = table.getByteArray(COUNT + i * size, size);
                entry.getPointer().write(0, bytes, 0, size);
                entry.read();
                if (port(entry.port()) == wanted) {
                    return told(entry.process());
                }
            }
            return OptionalLong.empty();
        }

        /// Nothing that listens has the number 0: the owner is not told.
        private static OptionalLong told(int process) {
            return process == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(Integer.toUnsignedLong(process));
        }

        private static int port(int inNetworkOrder) {
            return Short.toUnsignedInt(Short.reverseBytes((short) inNetworkOrder));
        }
    }
}
