package dev.tentaclesetup.core.check;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/// The rows of Windows' tables of listeners, after `tcpmib.h`. JNA has them, too, but inside of a
/// library that is on Windows only.
final class PortRows {

    private PortRows() {}

    /// What both have.
    abstract static class Row extends Structure {
        /// In the network's order, in the first two of its four bytes.
        abstract int port();

        abstract int process();
    }

    /// Of version 4.
    @FieldOrder({
        "dwState",
        "dwLocalAddr",
        "dwLocalPort",
        "dwRemoteAddr",
        "dwRemotePort",
        "dwOwningPid"
    })
    public static final class MIB_TCPROW_OWNER_PID extends Row {
        public int dwState;
        public int dwLocalAddr;
        public int dwLocalPort;
        public int dwRemoteAddr;
        public int dwRemotePort;
        public int dwOwningPid;

        @Override
        int port() {
            return dwLocalPort;
        }

        @Override
        int process() {
            return dwOwningPid;
        }
    }

    /// Of version 6.
    @FieldOrder({
        "ucLocalAddr",
        "dwLocalScopeId",
        "dwLocalPort",
        "ucRemoteAddr",
        "dwRemoteScopeId",
        "dwRemotePort",
        "dwState",
        "dwOwningPid"
    })
    public static final class MIB_TCP6ROW_OWNER_PID extends Row {
        public byte[] ucLocalAddr = new byte[16];
        public int dwLocalScopeId;
        public int dwLocalPort;
        public byte[] ucRemoteAddr = new byte[16];
        public int dwRemoteScopeId;
        public int dwRemotePort;
        public int dwState;
        public int dwOwningPid;

        @Override
        int port() {
            return dwLocalPort;
        }

        @Override
        int process() {
            return dwOwningPid;
        }
    }
}
