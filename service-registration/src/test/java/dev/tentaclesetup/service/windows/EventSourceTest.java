package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.EventSource.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSourceTest {

    private final List<String> calls = new ArrayList<>();
    private boolean known;
    private final EventSource source =
            new EventSource(ServiceName.forWindowsInstance("web01"), new RecordedLog());

    @Test
    void registersOnce() throws Exception {
        source.register();
        source.register();

        assertThat(calls).containsExactly("register OctopusDeploy Tentacle: web01");
    }

    @Test
    void unregistersAgain() throws Exception {
        source.register();
        source.unregister();
        source.register();

        assertThat(calls)
                .containsExactly(
                        "register OctopusDeploy Tentacle: web01",
                        "unregister OctopusDeploy Tentacle: web01",
                        "register OctopusDeploy Tentacle: web01");
    }

    @Test
    void reportsUnderItsOwnName() throws Exception {
        source.report(Level.WARNING, "the port is in use");

        assertThat(calls)
                .containsExactly("report OctopusDeploy Tentacle: web01 2 1 the port is in use");
    }

    @Test
    void cutsATextThatTheLogWouldRefuse() throws Exception {
        source.report(Level.ERROR, "x".repeat(40_000));

        assertThat(calls.getFirst()).hasSizeBetween(31_000, 31_100);
    }

    private final class RecordedLog implements EventLog {

        @Override
        public boolean registered(String name) {
            return known;
        }

        @Override
        public void register(String name) {
            known = true;
            calls.add("register " + name);
        }

        @Override
        public void unregister(String name) {
            known = false;
            calls.add("unregister " + name);
        }

        @Override
        public List<String> last(String name, int events) {
            return List.of();
        }

        @Override
        public void report(String name, int level, int message, String text) {
            calls.add("report " + name + " " + level + " " + message + " " + text);
        }
    }
}
