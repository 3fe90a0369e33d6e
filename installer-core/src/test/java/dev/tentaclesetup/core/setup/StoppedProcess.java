package dev.tentaclesetup.core.setup;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A Java process that a debugger stops, with all of its threads, before each operation on files.
final class StoppedProcess {

    private static final Map<String, Set<String>> OPERATIONS =
            Map.of(
                    "sun.nio.fs.UnixNativeDispatcher",
                    Set.of(
                            "open",
                            "rename",
                            "renameat",
                            "link",
                            "symlink",
                            "unlink",
                            "unlinkat",
                            "mkdir",
                            "rmdir",
                            "chmod",
                            "fchmod",
                            "chown",
                            "lchown",
                            "fchown"),
                    "sun.nio.ch.UnixFileDispatcherImpl",
                    Set.of("write", "pwrite", "truncate", "force"));

    private final String mainClass;
    private final List<String> arguments;
    private final Consumer<String> onStop;
    private int stops;

    /// @param onStop is given the name of the operation that comes next
    StoppedProcess(Class<?> mainClass, List<String> arguments, Consumer<String> onStop) {
        this.mainClass = mainClass.getName();
        this.arguments = arguments;
        this.onStop = onStop;
    }

    /// How often it was stopped.
    int stops() {
        return stops;
    }

    /// @return its exit code
    int run() throws Exception {
        VirtualMachine machine = launch();
        Process process = machine.process();
        try {
            drain(process.getInputStream(), System.out);
            drain(process.getErrorStream(), System.err);
            for (String name : OPERATIONS.keySet()) {
                machine.classesByName(name).forEach(type -> stopIn(machine, type));
                ClassPrepareRequest later =
                        machine.eventRequestManager().createClassPrepareRequest();
                later.addClassFilter(name);
                later.enable();
            }
            followUntilItEnds(machine);
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private VirtualMachine launch() throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> settings = connector.defaultArguments();
        settings.get("home").setValue(System.getProperty("java.home"));
        settings.get("options")
                .setValue(
                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \""
                                + System.getProperty("java.class.path")
                                + "\"");
        settings.get("main").setValue(mainClass + " " + String.join(" ", arguments));
        return connector.launch(settings);
    }

    private static void drain(InputStream from, OutputStream to) {
        Thread.ofVirtual()
                .start(() -> {
                    try (from) {
                        from.transferTo(to);
                    } catch (IOException e) {
                        // It has ended.
                    }
                });
    }

    private void followUntilItEnds(VirtualMachine machine) throws InterruptedException {
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    handle(machine, event);
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            // It has ended.
        }
    }

    private void handle(VirtualMachine machine, Event event) {
        if (event instanceof ClassPrepareEvent prepared) {
            stopIn(machine, prepared.referenceType());
        } else if (event instanceof BreakpointEvent stop) {
            stops++;
            onStop.accept("before stop " + stops + ": " + stop.location().method().name());
        }
    }

    private static void stopIn(VirtualMachine machine, ReferenceType type) {
        Set<String> wanted = OPERATIONS.get(type.name());
        List<Method> methods =
                type.methods().stream()
                        .filter(method -> wanted.contains(method.name()))
                        .filter(method -> !method.isNative() && !method.isAbstract())
                        .toList();
        if (methods.isEmpty()) {
            throw new AssertionError("nowhere to stop in " + type);
        }
        for (Method method : methods) {
            BreakpointRequest stop =
                    machine.eventRequestManager().createBreakpointRequest(method.location());
            stop.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            stop.enable();
        }
    }
}
