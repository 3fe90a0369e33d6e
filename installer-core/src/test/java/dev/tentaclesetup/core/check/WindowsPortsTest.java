package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class WindowsPortsTest {

    /// As on a machine where process 4 listens on 445 and process 4711 on 10933.
    private static ByteBuffer table(int row, int port, int process) {
        ByteBuffer table = ByteBuffer.allocate(4 + 2 * row).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(0, 2);
        table.put(4 + port, (byte) 0x01).put(4 + port + 1, (byte) 0xBD).putInt(4 + process, 4);
        int second = 4 + row;
        table.put(second + port, (byte) 0x2A).put(second + port + 1, (byte) 0xB5);
        return table.putInt(second + process, 4711);
    }

    @Test
    void findsTheListenerOfBothFamilies() {
        var version4 = WindowsPorts.Family.VERSION_4;
        var version6 = WindowsPorts.Family.VERSION_6;

        assertThat(version4.listener(table(24, 8, 20), 10933)).hasValue(4711);
        assertThat(version4.listener(table(24, 8, 20), 445)).hasValue(4);
        assertThat(version4.listener(table(24, 8, 20), 446)).isEmpty();
        assertThat(version6.listener(table(56, 20, 52), 10933)).hasValue(4711);
        assertThat(version6.listener(table(56, 20, 52), 1)).isEmpty();
    }

    @Test
    void readsNoFurtherThanTheTableGoes() {
        ByteBuffer cut = table(24, 8, 20).putInt(0, 100).limit(4 + 24);

        assertThat(WindowsPorts.Family.VERSION_4.listener(cut, 10933)).isEmpty();
        assertThat(WindowsPorts.Family.VERSION_4.listener(cut, 445)).hasValue(4);
    }
}
