package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import org.junit.jupiter.api.Test;

class WindowsPortsTest {

    /// As on a machine where process 4 listens on 445 and process 4711 on 10933, byte by byte.
    private static Memory table(int row, int port, int process) {
        var table = new Memory(4 + 2L * row);
        table.clear();
        table.setInt(0, 2);
        table.setByte(4L + port, (byte) 0x01);
        table.setByte(5L + port, (byte) 0xBD);
        table.setInt(4L + process, 4);
        int second = 4 + row;
        table.setByte(second + port, (byte) 0x2A);
        table.setByte(second + port + 1L, (byte) 0xB5);
        table.setInt(second + process, 4711);
        return table;
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
    void anOwnerThatIsNotToldIsUnknown() {
        Memory table = table(24, 8, 20);
        table.setInt(4L + 24 + 20, 0);

        assertThat(WindowsPorts.Family.VERSION_4.listener(table, 10933)).isEmpty();
    }

    @Test
    void readsNoFurtherThanTheTableGoes() {
        Memory cut = new Memory(4 + 24);
        cut.write(0, table(24, 8, 20).getByteArray(0, 4 + 24), 0, 4 + 24);
        cut.setInt(0, 100);

        assertThat(WindowsPorts.Family.VERSION_4.listener(cut, 10933)).isEmpty();
        assertThat(WindowsPorts.Family.VERSION_4.listener(cut, 445)).hasValue(4);
    }
}
