package dev.tentaclesetup.halibut.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GatheringOutputTest {

    private static final int RECORD = 16 * 1024 + 22;

    private final List<Integer> calls = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GatheringOutput out =
            new GatheringOutput(
                    new OutputStream() {
                        @Override
                        public void write(int b) {
                            throw new AssertionError("one by one");
                        }

                        @Override
                        public void write(byte[] block, int offset, int length) {
                            calls.add(length);
                            bytes.write(block, offset, length);
                        }
                    });

    @Test
    void linesOfControlAreNeverHeldBack() throws IOException {
        out.write(new byte[6]);
        out.write(new byte[9]);
        out.write(7);

        assertThat(calls).containsExactly(6, 9, 1);
    }

    @Test
    void recordsOfALargeContentGoTogetherAndTheRestAtItsEnd() throws IOException {
        out.gather();
        for (int i = 0; i < 7; i++) {
            out.write(new byte[RECORD]);
        }
        assertThat(calls).containsExactly(4 * RECORD);

        out.deliver();
        out.write(new byte[8]);

        assertThat(calls).containsExactly(4 * RECORD, 3 * RECORD, 8);
    }

    @Test
    void theSameBytesInTheSameOrderInWhateverPieces() throws IOException {
        var random = new Random(3);
        var sent = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            switch (random.nextInt(6)) {
                case 0 -> out.deliver();
                case 1 -> {
                    out.deliver();
                    out.gather();
                }
                default -> {
                    byte[] piece = new byte[random.nextInt(2 * GatheringOutput.MOST)];
                    random.nextBytes(piece);
                    sent.write(piece);
                    out.write(piece);
                }
            }
        }
        out.deliver();

        assertThat(bytes.toByteArray()).isEqualTo(sent.toByteArray());
    }
}
