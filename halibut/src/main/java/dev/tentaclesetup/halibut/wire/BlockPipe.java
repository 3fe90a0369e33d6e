package dev.tentaclesetup.halibut.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Blocks of bytes from the thread that fills them to one that empties them, so that both work at
/// the same time: to decrypt a large content takes as long as to hash and to store it.
///
/// Filled by one thread, which also closes. Memory: [#BLOCKS] blocks.
final class BlockPipe implements AutoCloseable {

    /// Empties a block.
    @FunctionalInterface
    interface Sink {
        /// Takes the first bytes of a block, which is filled anew afterwards.
        void take(byte[] block, int count) throws IOException;
    }

    private static final class Filled {
        final byte[] block;

        /// 0 at the end.
        final int count;

        Filled(byte[] block, int count) {
            this.block = block;
            this.count = count;
        }
    }

    static final int BLOCKS = 4;
    private static final Filled END = new Filled(new byte[0], 0);

    private final Sink sink;
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final Thread emptying;
    private boolean ended;
    private volatile @Nullable Throwable failure;

    BlockPipe(int blockBytes, Sink sink) {
        this.sink = sink;
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new byte[blockBytes]);
        }
        emptying = Thread.ofVirtual().name("halibut-store").start(this::run);
    }

    /// Goes on to the end even after a failure, or the other side would wait for ever.
    private void run() {
        try {
            for (Filled next = filled.take(); next.count > 0; next = filled.take()) {
                if (failure == null) {
                    take(next);
                }
                empty.add(next.block);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("this thread is never interrupted", e);
        }
    }

    private void take(Filled next) {
        try {
            sink.take(next.block, next.count);
        } catch (Throwable e) {
            failure = e;
        }
    }

    /// A block to fill.
    ///
    /// @throws IOException what the sink has failed with
    byte[] next() throws IOException {
        try {
            byte[] block = empty.take();
            check();
            return block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a data stream was stored");
        }
    }

    /// Hands a block over; it must not be touched any more.
    ///
    /// @param count how many bytes of it are filled, at least 1
    void pass(byte[] block, int count) {
        filled.add(new Filled(block, count));
    }

    /// Waits until all blocks are emptied.
    ///
    /// @throws IOException what the sink has failed with
    void finish() throws IOException {
        close();
        check();
    }

    private void check() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Waits until the sink is no longer used, even if this thread is interrupted: a write to a
    /// disk ends by itself.
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            filled.add(END);
        }
        boolean interrupted = false;
        while (emptying.isAlive()) {
            try {
                emptying.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
