package dev.tentaclesetup.agent.script;

import static dev.tentaclesetup.contracts.ProcessOutputSource.STD_ERR;
import static dev.tentaclesetup.contracts.ProcessOutputSource.STD_OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.ProcessOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptLogTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456700Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir Path folder;

    @Test
    void readsExactlyTheNewLines() throws Exception {
        try (ScriptLog log = ScriptLog.open(folder.resolve("Output.log"), CLOCK)) {
            log.append(STD_OUT, "one", "two");
            LogPage first = log.page(Long.MIN_VALUE);
            log.append(STD_OUT, "three", "four");
            log.append(STD_ERR, "five");
            LogPage second = log.page(first.nextSequence());

            assertThat(texts(first)).containsExactly("one", "two");
            assertThat(texts(second)).containsExactly("three", "four", "five");
            assertThat(second.lines().getLast()).isEqualTo(new ProcessOutput(STD_ERR, NOW, "five"));
            assertThat(second.nextSequence()).isEqualTo(5);
            assertThat(log.page(99)).isEqualTo(new LogPage(List.of(), 99, true));
        }
    }

    @Test
    void keepsEveryCharacterOfARandomText() throws Exception {
        long seed = Long.getLong("test.seed", System.nanoTime());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> written = new ArrayList<>();
        try (ScriptLog log = ScriptLog.open(folder.resolve("Output.log"), CLOCK)) {
            for (int i = 0; i < 3_000; i++) {
                String text = text(random);
                written.add(text);
                log.append(STD_OUT, text);
            }

            assertThat(texts(log.page(0))).as("seed " + seed).isEqualTo(written);
            long after = random.nextLong(3_000);
            assertThat(texts(log.page(after)))
                    .as("seed " + seed)
                    .isEqualTo(written.subList((int) after, 3_000));
        }
        assertThat(texts(ScriptLog.existing(folder.resolve("Output.log"), CLOCK).page(2_999)))
                .isEqualTo(written.subList(2_999, 3_000));
    }

    @Test
    void readsTheOfficialFormWithoutLineEnds() throws Exception {
        Path file = folder.resolve("Output.log");
        Files.writeString(
                file,
                "\uFEFF[\"stdout\",\"a \\u00fc \\ud83d\\ude00\",\"2023-04-21T03:51:31.7359531+00:00\"]"
                        + "[\"stderr\",null,null][\"debug\",\"b\\tc\",\"2023-04-21T03:51:32+00:00\"]");

        LogPage page = ScriptLog.existing(file, CLOCK).page(0);

        assertThat(texts(page)).containsExactly("a ü 😀", "b\tc");
        assertThat(page.lines().getFirst().occurred())
                .isEqualTo(Instant.parse("2023-04-21T03:51:31.735953100Z"));
        assertThat(page.nextSequence()).isEqualTo(3);
    }

    @Test
    void saysWhereADamagedLogEnds() throws Exception {
        Path file = folder.resolve("Output.log");
        try (ScriptLog log = ScriptLog.open(file, CLOCK)) {
            log.append(STD_OUT, "whole", "cut off");
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 12));

        LogPage page = ScriptLog.existing(file, CLOCK).page(0);

        assertThat(texts(page))
                .containsExactly(
                        "whole", "Corrupt Tentacle log at line 2, no more logs will be read");
        assertThat(page.lines().getLast().source()).isEqualTo(STD_ERR);
        assertThat(page.complete()).isTrue();
    }

    @Test
    void whoWritesBehindHalfAnEntryCutsItOff() throws Exception {
        Path file = folder.resolve("Output.log");
        try (ScriptLog log = ScriptLog.open(file, CLOCK)) {
            log.append(STD_OUT, "whole", "cut off");
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 12));

        try (ScriptLog log = ScriptLog.open(file, CLOCK)) {
            log.append(STD_OUT, "next");

            assertThat(texts(log.page(0))).containsExactly("whole", "next");
            assertThat(log.page(0).nextSequence()).isEqualTo(2);
        }
        assertThat(texts(ScriptLog.existing(file, CLOCK).page(1))).containsExactly("next");
    }

    @Test
    void longLogComesInPagesWithoutGaps() throws Exception {
        try (ScriptLog log = ScriptLog.open(folder.resolve("Output.log"), CLOCK)) {
            LogBatch batch = new LogBatch().at(NOW);
            int total = 2 * ScriptLog.PAGE_LINES + 17;
            for (int i = 1; i <= total; i++) {
                batch.add(STD_OUT, "line " + i);
            }
            log.append(batch);

            List<String> all = new ArrayList<>();
            LogPage page = log.page(0);
            all.addAll(texts(page));
            while (!page.complete()) {
                page = log.page(page.nextSequence());
                all.addAll(texts(page));
            }

            assertThat(all).hasSize(total).doesNotHaveDuplicates();
            assertThat(all.getLast()).isEqualTo("line " + total);
        }
    }

    @Test
    void missingLogIsEmptyAndStaysMissing() throws Exception {
        Path file = folder.resolve("Output.log");

        assertThat(ScriptLog.existing(file, CLOCK).page(5))
                .isEqualTo(new LogPage(List.of(), 5, true));
        assertThat(file).doesNotExist();
    }

    @Test
    void invalidBytesBecomeReplacementCharacters() throws Exception {
        try (ScriptLog log = ScriptLog.open(folder.resolve("Output.log"), CLOCK)) {
            LogBatch batch = new LogBatch().at(NOW);
            byte[] line = {'a', (byte) 0xFF, 'b'};
            batch.add(STD_OUT, line, 0, 3, UTF_8);
            log.append(batch);

            assertThat(texts(log.page(0))).containsExactly("a\uFFFDb");
        }
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(4);
            text.appendCodePoint(
                    switch (kind) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> "\"\\/[]{},".charAt(random.nextInt(8));
                        case 2 -> random.nextInt(0x20, 0xD800);
                        default -> random.nextInt(0x10000, 0x110000);
                    });
        }
        return text.toString();
    }

    private static List<String> texts(LogPage page) {
        return page.lines().stream().map(ProcessOutput::text).toList();
    }
}
