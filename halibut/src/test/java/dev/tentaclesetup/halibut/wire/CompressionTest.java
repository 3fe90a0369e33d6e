package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.halibut.fixtures.Wire;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    private static final byte[] NEXT = "NEXT\r\n".getBytes();

    private static WireInput input(InputStream in) {
        return new WireInput(in, new Socket());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 70_000, 3_000_000})
    void leavesWhatFollowsAMessage(int size) throws Exception {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        byte[] deflated = Wire.deflate(plain);
        byte[] both = Arrays.copyOf(deflated, deflated.length + NEXT.length);
        System.arraycopy(NEXT, 0, both, deflated.length, NEXT.length);
        WireInput in = input(new ByteArrayInputStream(both));

        try (var compression = new Compression(Limits.standard())) {
            byte[] read = compression.inflate(in, 4_000_000, CompressionTest::bytes);

            assertThat(read).isEqualTo(plain);
            assertThat(in.exactly(NEXT.length)).isEqualTo(NEXT);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void readsAMessageThatArrivesByteByByteToItsVeryEnd() throws Exception {
        byte[] plain = "a".repeat(500).getBytes();
        byte[] deflated = Wire.deflate(plain);
        byte[] both = Arrays.copyOf(deflated, deflated.length + 1);
        both[deflated.length] = 'N';
        InputStream slow =
                new ByteArrayInputStream(both) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        return super.read(bytes, offset, Math.min(1, length));
                    }
                };
        WireInput in = input(slow);

        try (var compression = new Compression(Limits.standard())) {
            int size = compression.inflate(in, 4_000, ByteBuffer::limit);

            assertThat(size).isEqualTo(plain.length);
            assertThat(in.read()).isEqualTo('N');
        }
    }

    @Test
    void writesTheEmptyAnswerAsSpecified() throws Exception {
        byte[] plain = Wire.write(Envelope.write(new Message.Empty()));

        assertThat(HexFormat.of().formatHex(plain)).isEqualTo("0e0000000a4d6573736167650000");
        assertThat(HexFormat.of().formatHex(Wire.deflate(plain)))
                .isEqualTo("e3636060e0f24d2d2e4e4c4f65600000");
    }

    @Test
    void tellsAnEarlyEndFromDamage() throws Exception {
        byte[] deflated = Wire.deflate(new byte[1_000]);

        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> Wire.inflate(Arrays.copyOf(deflated, deflated.length - 1)));
        assertThatExceptionOfType(HalibutException.class)
                .isThrownBy(() -> Wire.inflate(new byte[] {-1, -1, -1, -1}))
                .extracting(HalibutException::failure)
                .isInstanceOf(HalibutFailure.Malformed.class);
    }

    /// Each block is valid, none has content, and there is always another one.
    @Test
    void stopsAStreamOfEmptyBlocksThatDoesNotEnd() {
        byte[] block = {0, 0, 0, -1, -1};
        InputStream endless =
                new InputStream() {
                    private int at;

                    @Override
                    public int read() {
                        return block[at++ % block.length] & 0xff;
                    }
                };

        try (var compression = new Compression(Limits.standard())) {
            assertThatExceptionOfType(HalibutException.class)
                    .isThrownBy(() -> compression.inflate(input(endless), 1_000_000, plain -> 0))
                    .extracting(e -> ((HalibutFailure.LimitExceeded) e.failure()).limit())
                    .isEqualTo(SizeLimit.MESSAGE_BYTES);
        }
    }

    @Test
    void stopsABombAtTheLimit() throws Exception {
        byte[] bomb = Wire.deflate(new byte[50_000_000]);

        try (var compression = new Compression(Limits.standard())) {
            assertThatExceptionOfType(HalibutException.class)
                    .isThrownBy(() ->
                            compression.inflate(
                                    input(new ByteArrayInputStream(bomb)), 1_000_000, plain -> 0))
                    .extracting(HalibutException::failure)
                    .isEqualTo(
                            new HalibutFailure.LimitExceeded(
                                    SizeLimit.MESSAGE_BYTES, 1_000_000, 1_000_001));
        }
    }

    private static byte[] bytes(ByteBuffer plain) {
        return Arrays.copyOf(plain.array(), plain.limit());
    }
}
