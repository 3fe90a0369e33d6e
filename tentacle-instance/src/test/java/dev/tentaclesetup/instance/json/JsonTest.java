package dev.tentaclesetup.instance.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.instance.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void writesCompactAndIndentedLikeTheOfficialProgram() throws JsonException {
        Json json = Json.read("{\"a\":[1,null,{}],\"b\":{\"c\":\"é/\\\"\"},\"d\":[]}");

        assertThat(json.compact())
                .isEqualTo("{\"a\":[1,null,{}],\"b\":{\"c\":\"é/\\\"\"},\"d\":[]}");
        assertThat(json.indented("\n"))
                .isEqualTo(
                        """
                        {
                          "a": [
                            1,
                            null,
                            {}
                          ],
                          "b": {
                            "c": "é/\\""
                          },
                          "d": []
                        }\
                        """);
    }

    @Test
    void readsEscapes() throws JsonException {
        assertThat(Json.read("\"\\u0041\\n\\t\\/\\\\\\ud83d\\uDC19\\b\\f\\r\""))
                .isEqualTo(new Json.Text("A\n\t/\\\uD83D\uDC19\b\f\r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "10", "-1.5", "1e5", "1E+5", "2.25e-3"})
    void keepsNumbersAsWritten(String number) throws JsonException {
        assertThat(Json.read(" " + number + " ")).isEqualTo(new Json.Num(number));
        assertThat(Json.read(number).compact()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{]",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "'a'",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "NaN",
                "tru",
                "nulll",
                "[1 2]",
                "1 2",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\nb\"",
                "\"\u0001\"",
                "//c\n1",
                "[1]]",
                "\u00A01",
                "\"\\u\uFF11\uFF11\uFF11\uFF11\""
            })
    void refusesWhatIsNotStrictJson(String text) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.read(text));
    }

    @Test
    @Timeout(20)
    void refusesDeepNestingInsteadOfOverflowingTheStack() throws JsonException {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read("[".repeat(1_000_000)));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read("{\"a\":".repeat(500_000)));
        Json.read("[".repeat(64) + "]".repeat(64));
    }

    @Test
    void refusesAVeryLongText() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read(" ".repeat(4 * 1024 * 1024 + 1)));
    }

    @Test
    void findsMembersIgnoringCaseAndPrefersTheExactName() throws JsonException {
        var object = (Json.Obj) Json.read("{\"NAME\":1,\"Name\":2,\"x\":null}");

        assertThat(object.member("Name")).contains(Json.number(2));
        assertThat(object.member("name")).contains(Json.number(2));
        assertThat(object.member("X")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.tentaclesetup.instance.Seeds#seeds")
    void readsBackWhateverItWrites(long seed) throws JsonException {
        Json json = value(new Random(seed), 4);

        assertThat(Json.read(json.compact())).isEqualTo(json);
        assertThat(Json.read(json.indented("\r\n"))).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("dev.tentaclesetup.instance.Seeds#seeds")
    void damagedTextIsReadOrRefusedAndNothingElse(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(value(random, 4).compact());
        for (int i = 0; i < 3 && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            text.setCharAt(at, "{}[]\",:\\ue-0\u0000".charAt(random.nextInt(13)));
        }

        try {
            Json.read(text.toString()).compact();
        } catch (JsonException e) {
            assertThat(e.offset()).isBetween(0, text.length());
        }
    }

    private static Json value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> new Json.Null();
            case 1 -> new Json.Bool(random.nextBoolean());
            case 2 -> Json.number(random.nextLong());
            case 3 -> new Json.Text(Seeds.text(random, 20));
            case 4 -> {
                List<Json> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(value(random, depth - 1));
                }
                yield new Json.Array(elements);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(Seeds.text(random, 8), value(random, depth - 1));
                }
                yield new Json.Obj(members);
            }
        };
    }
}
