package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DotNetTraceTest {

    private static <T extends Throwable> T at(T thrown, String method) {
        thrown.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("Svc", method, "Svc.java", 7)});
        return thrown;
    }

    @Test
    void showsCausesBeforeFrames() {
        var cause = at(new IllegalArgumentException("inner"), "inner");

        assertThat(DotNetTrace.below(at(new IOException("outer", cause), "outer")))
                .isEqualTo(
                        " ---> java.lang.IllegalArgumentException: inner\n"
                                + "   at Svc.inner(Svc.java:7)\n"
                                + "   --- End of inner exception stack trace ---\n"
                                + "   at Svc.outer(Svc.java:7)");
    }

    @Test
    void staysBoundedHoweverDeepTheCauses() {
        Exception deep = new IOException("0");
        for (int i = 1; i < 5_000; i++) {
            deep = new IOException("n" + i, deep);
        }

        assertThat(DotNetTrace.below(deep).length()).isLessThan(100_000);
    }
}
