package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlockPipeTest {

    @Test
    void failureOfTheSinkReachesWhoeverFills() {
        var full = new IOException("no space left on device");
        try (var pipe = failingWith(full)) {

            assertThatThrownBy(() -> fillForEver(pipe)).isSameAs(full);
        }
    }

    @Test
    void failureWithTheLastBlockIsNotLost() throws IOException {
        var full = new IOException("no space left on device");
        try (var pipe = failingWith(full)) {
            pipe.pass(pipe.next(), 10);

            assertThatThrownBy(pipe::finish).isSameAs(full);
        }
    }

    @Test
    void evenAnErrorOfTheSinkLeavesNobodyWaiting() {
        var error = new AssertionError("a bug");
        try (var pipe =
                new BlockPipe(
                        10,
                        (_, _) -> {
                            throw error;
                        })) {

            assertThatThrownBy(() -> fillForEver(pipe)).isSameAs(error);
        }
    }

    @Test
    void whoGivesUpFindsTheSinkUnusedAfterwards() throws IOException {
        var inUse = new AtomicBoolean();
        try (var pipe =
                new BlockPipe(
                        10,
                        (block, _) -> {
                            inUse.set(true);
                            new Random().nextBytes(block);
                            inUse.set(false);
                        })) {
            pipe.pass(pipe.next(), 10);
            pipe.pass(pipe.next(), 3);
        }

        assertThat(inUse).isFalse();
    }

    @Test
    void interruptedThreadWaitsNoLongerForABlockButForTheSink() throws Exception {
        var opened = new CountDownLatch(1);
        var emptied = new AtomicBoolean();
        Thread filling = Thread.currentThread();
        try (var pipe =
                new BlockPipe(
                        10,
                        (_, _) -> {
                            awaitQuietly(opened);
                            emptied.set(true);
                        })) {
            for (int i = 0; i < BlockPipe.BLOCKS; i++) {
                pipe.pass(pipe.next(), 10);
            }
            filling.interrupt();

            assertThatThrownBy(pipe::next).isInstanceOf(InterruptedIOException.class);
            opened.countDown();
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(emptied).isTrue();
    }

    @Test
    void keepsTheOrderOfBlocksOfAllSizes() throws IOException {
        byte[] sent = new byte[1_000_003];
        var random = new Random(5);
        random.nextBytes(sent);
        var got = new ByteArrayOutputStream();
        try (var pipe = new BlockPipe(4096, (block, count) -> got.write(block, 0, count))) {
            for (int at = 0; at < sent.length; ) {
                byte[] block = pipe.next();
                int count = Math.min(1 + random.nextInt(block.length), sent.length - at);
                System.arraycopy(sent, at, block, 0, count);
                pipe.pass(block, count);
                at += count;
            }
            pipe.finish();

            assertThat(got.toByteArray()).isEqualTo(sent);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BlockPipe failingWith(IOException failure) {
        return new BlockPipe(
                10,
                (_, _) -> {
                    throw failure;
                });
    }

    private static void fillForEver(BlockPipe pipe) throws IOException {
        while (true) {
            pipe.pass(pipe.next(), 10);
        }
    }
}
