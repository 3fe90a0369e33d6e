package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// How the contracts' nested values look on the wire [tentacle-services 2].
final class WireForms {
    private WireForms() {}

    static HalibutException malformed(String what) {
        return new HalibutException(new HalibutFailure.Malformed(what));
    }

    /// A required nested object.
    static WireObject object(WireObject from, String name) throws HalibutException {
        WireObject object = from.object(name);
        if (object == null) {
            throw malformed("element '" + name + "' is missing");
        }
        return object;
    }

    static WireObject ticket(ScriptTicket ticket) {
        return WireObject.builder().put("TaskId", ticket.taskId()).build();
    }

    static ScriptTicket ticket(WireObject from, String name) throws HalibutException {
        return ScriptTicket.fromWire(object(from, name));
    }

    /// An enum travels as its number; its name, in any case, is understood too.
    static <E extends Enum<E>> E enumeration(
            WireObject from,
            String name,
            E[] values,
            Function<E, String> wireName,
            ToIntFunction<E> wireNumber)
            throws HalibutException {
        if (from.get(name) instanceof String text) {
            for (E value : values) {
                if (wireName.apply(value).equalsIgnoreCase(text)) {
                    return value;
                }
            }
        }
        int number = from.integer(name, 0);
        for (E value : values) {
            if (wireNumber.applyAsInt(value) == number) {
                return value;
            }
        }
        throw malformed("element '" + name + "' has no value " + number);
    }

    static ScriptIsolationLevel isolation(WireObject from) throws HalibutException {
        return enumeration(
                from,
                "Isolation",
                ScriptIsolationLevel.values(),
                ScriptIsolationLevel::wireName,
                ScriptIsolationLevel::wireNumber);
    }

    static ProcessState state(WireObject from) throws HalibutException {
        return enumeration(
                from,
                "State",
                ProcessState.values(),
                ProcessState::wireName,
                ProcessState::wireNumber);
    }

    static WireObject scripts(Map<ScriptType, String> scripts) {
        WireObject.Builder wire = WireObject.builder();
        scripts.forEach((type, body) -> wire.put(type.wireName(), body));
        return wire.build();
    }

    static Map<ScriptType, String> scripts(WireObject from) throws HalibutException {
        Map<ScriptType, String> scripts = new EnumMap<>(ScriptType.class);
        WireObject wire = from.object("Scripts");
        for (int i = 0; wire != null && i < wire.size(); i++) {
            String body = wire.string(wire.name(i));
            ScriptType type = ScriptType.of(wire.name(i));
            if (body != null) {
                scripts.put(type, body);
            }
        }
        return scripts;
    }

    static List<ScriptFile> files(WireObject from) throws HalibutException {
        List<ScriptFile> files = new ArrayList<>();
        for (Object element : from.list("Files")) {
            files.add(ScriptFile.fromWire(document(element, "Files")));
        }
        return files;
    }

    /// Null arguments vanish, as they do in the reference.
    static List<String> texts(WireObject from, String name) throws HalibutException {
        List<String> texts = new ArrayList<>();
        for (Object element : from.list(name)) {
            switch (element) {
                case null -> {}
                case String text -> texts.add(text);
                default ->
                        throw malformed("element '" + name + "' holds something other than text");
            }
        }
        return texts;
    }

    /// Makes each line's document only when it is written: a response may hold tens of thousands.
    static List<WireObject> logs(List<ProcessOutput> logs) {
        return new LazyLogs(logs);
    }

    static List<ProcessOutput> logs(WireObject from) throws HalibutException {
        List<? extends @Nullable Object> wire = from.list("Logs");
        List<ProcessOutput> logs = new ArrayList<>(wire.size());
        for (Object element : wire) {
            logs.add(ProcessOutput.fromWire(document(element, "Logs")));
        }
        return logs;
    }

    private static WireObject document(@Nullable Object element, String list)
            throws HalibutException {
        if (element instanceof WireObject document) {
            return document;
        }
        throw malformed("element '" + list + "' holds something other than objects");
    }

    private static final class LazyLogs extends AbstractList<WireObject> implements RandomAccess {
        private final List<ProcessOutput> logs;

        LazyLogs(List<ProcessOutput> logs) {
            this.logs = logs;
        }

        @Override
        public WireObject get(int index) {
            return logs.get(index).toWire();
        }

        @Override
        public int size() {
            return logs.size();
        }
    }
}
