package dev.tentaclesetup.halibut.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class SocketsTest {

    @Test
    void areProbedWhenNothingIsSaidAndSendSmallUnitsAtOnce() throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener();
                var socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            Sockets.configure(socket, true);

            assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            assertThat(socket.getTcpNoDelay()).isTrue();
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(15);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(5);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(10);
        }
    }

    @Test
    void areNotProbedWhenThatIsSwitchedOff() throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener();
                var socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            Sockets.configure(socket, false);

            assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }
}
