package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tentaclesetup.halibut.fixtures.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our BSON against that of the library by the format's inventors, on random documents.
class BsonOracleTest {

    private static final int DOCUMENTS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void writesWhatTheOracleReadsAndWrites(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            WireObject made = object(random, 0);

            byte[] ours = Wire.write(made);

            BsonDocument read =
                    new BsonDocumentCodec()
                            .decode(
                                    new BsonBinaryReader(ByteBuffer.wrap(ours)),
                                    DecoderContext.builder().build());
            var out = new BasicOutputBuffer();
            new BsonDocumentCodec()
                    .encode(new BsonBinaryWriter(out), read, EncoderContext.builder().build());
            assertThat(out.toByteArray()).as("seed %d, document %d", seed, i).isEqualTo(ours);
            same(made, read);
            assertThat(Wire.show(Wire.reader(ours).root())).isEqualTo(Wire.show(made));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void survivesAnyDamage(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = Wire.write(object(random, 0));
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            assertThatCode(() -> readOrRefuse(random.nextBoolean() ? cut : bytes))
                    .as("seed %d, document %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            assertThat(Wire.reader(bytes).root()).isNotNull();
        } catch (HalibutException e) {
            assertThat(e.failure())
                    .isInstanceOfAny(
                            HalibutFailure.Malformed.class, HalibutFailure.LimitExceeded.class);
        }
    }

    private static void same(WireObject made, BsonDocument read) {
        List<String> names = new ArrayList<>();
        if (made.type() != null) {
            names.add("$type");
        }
        for (int i = 0; i < made.size(); i++) {
            names.add(made.name(i));
            same(made.value(i), read.get(made.name(i)));
        }
        assertThat(read.keySet()).containsExactlyElementsOf(names);
    }

    private static void same(@Nullable Object value, BsonValue read) {
        switch (value) {
            case null -> assertThat(read.isNull()).isTrue();
            case String text -> assertThat(read.asString().getValue()).isEqualTo(text);
            case Boolean bool -> assertThat(read.asBoolean().getValue()).isEqualTo(bool);
            case Integer number -> assertThat(read.asInt32().getValue()).isEqualTo(number);
            case Long number -> assertThat(read.asInt64().getValue()).isEqualTo(number);
            case Double number -> assertThat(read.asDouble().getValue()).isEqualTo(number);
            case Instant date ->
                    assertThat(read.asDateTime().getValue()).isEqualTo(date.toEpochMilli());
            case byte[] bytes -> {
                BsonBinary binary = read.asBinary();
                assertThat(binary.getData()).isEqualTo(bytes);
                assertThat(binary.getType()).isZero();
            }
            case UUID guid -> assertThat(dotNet(read.asBinary())).isEqualTo(guid);
            case WireObject object -> same(object, read.asDocument());
            case List<?> list -> {
                assertThat(read.asArray()).hasSize(list.size());
                for (int i = 0; i < list.size(); i++) {
                    same(list.get(i), read.asArray().get(i));
                }
            }
            default -> throw new IllegalStateException(value.getClass().getName());
        }
    }

    /// The mixed order by hand, from the text form.
    private static UUID dotNet(BsonBinary binary) {
        assertThat(binary.getType()).isEqualTo((byte) 4);
        byte[] b = binary.getData();
        String hex = java.util.HexFormat.of().formatHex(b);
        String swapped =
                hex.substring(6, 8)
                        + hex.substring(4, 6)
                        + hex.substring(2, 4)
                        + hex.substring(0, 2)
                        + "-"
                        + hex.substring(10, 12)
                        + hex.substring(8, 10)
                        + "-"
                        + hex.substring(14, 16)
                        + hex.substring(12, 14)
                        + "-"
                        + hex.substring(16, 20)
                        + "-"
                        + hex.substring(20);
        return UUID.fromString(swapped);
    }

    private static WireObject object(Random random, int depth) {
        WireObject.Builder builder =
                random.nextInt(3) == 0
                        ? WireObject.builder("Some.Type, Some.Assembly")
                        : WireObject.builder();
        int members = random.nextInt(depth > 3 ? 2 : 12);
        for (int i = 0; i < members; i++) {
            builder.put("n" + i + text(random, 40), value(random, depth));
        }
        return builder.build();
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 9 : 11)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> random.nextGaussian();
            case 5 -> text(random, 300);
            case 6 -> Instant.ofEpochMilli(random.nextLong() >> 16);
            case 7 -> new UUID(random.nextLong(), random.nextLong());
            case 8 -> {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case 9 -> object(random, depth + 1);
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(15); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
        };
    }

    private static String text(Random random, int longest) {
        return random.ints(random.nextInt(longest), 1, 0x2_FFFF)
                .map(c ->
                        c >= 0xD800 && c <= 0xDFFF ? 'x' : random.nextInt(4) > 0 ? 1 + c % 126 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
