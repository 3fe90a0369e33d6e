package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSplitterTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    'a\nb\n'       | a,b
                    'a\r\nb'       | a,b
                    'a\rb\r'       | a,b
                    'a\n\nb'       | a,,b
                    'a\r\r\nb'     | a,,b
                    'a\n\rb'       | a,,b
                    'x\u2028y\u000Bz' | x\u2028y\u000Bz
                    """,
            delimiter = '|')
    void endsLinesAsDotNetDoes(String text, String lines) throws IOException {
        assertThat(split(unescaped(text).getBytes(UTF_8), Integer.MAX_VALUE))
                .containsExactlyElementsOf(Arrays.asList(lines.split(",", -1)));
    }

    @Test
    void cutsDoNotMatter() throws IOException {
        long seed = Long.getLong("test.seed", System.nanoTime());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 200; i++) {
            byte[] text = new byte[random.nextInt(60)];
            for (int b = 0; b < text.length; b++) {
                text[b] = (byte) "ab\r\n".charAt(random.nextInt(4));
            }

            List<String> cut = split(text, 1 + random.nextInt(5));

            assertThat(cut).as("seed " + seed).isEqualTo(split(text, Integer.MAX_VALUE));
        }
    }

    @Test
    void lineWithoutEndIsCutBeforeItFillsTheMemory() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        LineSplitter splitter = new LineSplitter((bytes, from, length) -> lengths.add(length));
        byte[] block = new byte[64 * 1024];
        Arrays.fill(block, (byte) 'x');

        for (int i = 0; i < 200; i++) {
            splitter.accept(block, block.length);
        }
        splitter.finish();

        assertThat(lengths).allMatch(length -> length <= LineSplitter.LONGEST_LINE);
        assertThat(lengths.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(200 * block.length);
    }

    private static String unescaped(String text) {
        return text.translateEscapes();
    }

    private static List<String> split(byte[] text, int cut) throws IOException {
        List<String> lines = new ArrayList<>();
        LineSplitter splitter =
                new LineSplitter(
                        (bytes, from, length) -> lines.add(new String(bytes, from, length, UTF_8)));
        for (int at = 0; at < text.length; at += Math.min(cut, text.length - at)) {
            int end = Math.min(text.length - at, cut) + at;
            byte[] block = Arrays.copyOfRange(text, at, end);
            splitter.accept(block, block.length);
        }
        splitter.finish();
        return lines;
    }
}
