package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.Readiness;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.StartMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A service definition as the text of a systemd unit, and back. `parse(render(x))` equals `x`.
///
/// The section at the end is ours: systemd ignores sections whose names begin with `X-`. It marks
/// the file as made by this product; a unit without it is foreign and never touched.
public final class UnitFile {

    /// Exit of a Java program that was asked to stop by SIGTERM.
    private static final int TERMINATED = 143;

    private static final String MARK_SECTION = "X-TentacleSetup";
    private static final String MARK = "[" + MARK_SECTION + "]";
    private static final String ACCOUNT = "Account";
    private static final String OWN = "OWN";
    private static final List<String> ALWAYS_AFTER =
            List.of("sysinit.target", "basic.target", "network-online.target");

    private UnitFile() {}

    /// Whether this is our unit of that name: it has the mark, and is not a copy of another unit of
    /// ours that an administrator made for a service of their own.
    static boolean ours(String text, ServiceName name) {
        if (text.lines().noneMatch(line -> line.strip().equals(MARK))) {
            return false;
        }
        List<String> names = UnitEntries.understood(text).all(MARK_SECTION, "Name");
        return names.isEmpty() || names.contains(name.value());
    }

    /// The text of the unit.
    ///
    /// @throws IllegalArgumentException when a unit to start before it has a name for Windows
    public static String render(ServiceDefinition definition) {
        var text = new StringBuilder(1024);
        UnitText.requireUnits(definition.after());
        unit(definition, text);
        service(definition, text);
        text.append("\n[Install]\nWantedBy=multi-user.target\n\n");
        text.append(MARK).append('\n');
        add(text, "Name", definition.name().value());
        add(text, "Start", definition.start().name());
        if (definition.account() instanceof OwnAccount) {
            add(text, ACCOUNT, OWN);
        }
        return text.toString();
    }

    private static void unit(ServiceDefinition definition, StringBuilder text) {
        text.append("[Unit]\n");
        add(text, "Description", UnitText.line(definition.description()));
        // What systemd adds by itself, but for one thing: multi-user.target wants this unit without
        // waiting for it, so that a server that is away does not hold up the boot.
        add(text, "DefaultDependencies", "no");
        add(text, "Requires", "sysinit.target");
        add(text, "Conflicts", "shutdown.target");
        add(text, "Before", "shutdown.target");
        add(text, "Wants", "network-online.target");
        ALWAYS_AFTER.forEach(unit -> add(text, "After", unit));
        definition.after().forEach(unit -> add(text, "Wants", unit));
        definition.after().forEach(unit -> add(text, "After", unit));
        // Never give up: what stops an agent today (a full disk, a port in use) may be gone later.
        add(text, "StartLimitIntervalSec", "0");
    }

    private static void service(ServiceDefinition definition, StringBuilder text) {
        text.append("\n[Service]\n");
        switch (definition.readiness()) {
            case EXECUTED -> add(text, "Type", "exec");
            case NOTIFIED -> {
                add(text, "Type", "notify");
                // Only root may speak for another process, and the signal comes from a child.
                boolean root = definition.account() instanceof SystemAccount;
                add(text, "NotifyAccess", root ? "main" : "all");
            }
        }
        switch (definition.account()) {
            case SystemAccount() -> add(text, "User", "root");
            case NamedAccount(var name) -> add(text, "User", UnitText.line(name));
            case OwnAccount(var name) -> add(text, "User", UnitText.line(name));
        }
        definition
                .environment()
                .forEach((k, v) -> add(text, "Environment", UnitText.word(k + "=" + v)));
        add(text, "ExecStart", UnitText.command(definition.command()));
        add(text, "Restart", "always");
        add(text, "RestartSec", "5");
        add(text, "SuccessExitStatus", Integer.toString(TERMINATED));
        // The agent ends its scripts itself; what is left after it is killed.
        add(text, "KillMode", "mixed");
        // No start takes longer than this; systemd tries again afterwards.
        add(text, "TimeoutStartSec", Long.toString(SystemdTimes.START_LIMIT.toSeconds()));
        add(text, "TimeoutStopSec", Long.toString(SystemdTimes.STOP.toSeconds()));
        // A script that needs too much memory ends; the agent and its other scripts go on.
        add(text, "OOMPolicy", "continue");
        UnitConfinement.of(definition.account()).forEach(line -> text.append(line).append('\n'));
    }

    private static void add(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }

    /// Reads what [#render] wrote.
    ///
    /// @throws IllegalArgumentException when something is missing or not understood
    public static ServiceDefinition parse(String text) {
        UnitEntries entries = UnitEntries.parse(text);
        return new ServiceDefinition(
                new ServiceName(entries.one(MARK_SECTION, "Name")),
                UnitText.parseLine(entries.one("Unit", "Description")),
                UnitText.parseCommand(entries.one("Service", "ExecStart")),
                account(entries),
                environment(entries),
                start(entries),
                readiness(entries),
                after(entries));
    }

    static StartMode start(UnitEntries entries) {
        return StartMode.valueOf(entries.one(MARK_SECTION, "Start"));
    }

    static Readiness readiness(UnitEntries entries) {
        return entries.one("Service", "Type").equals("notify")
                ? Readiness.NOTIFIED
                : Readiness.EXECUTED;
    }

    static List<String> after(UnitEntries entries) {
        var after = new ArrayList<>(entries.all("Unit", "After"));
        // Each once: a definition may name one of them again. Older units have fewer.
        ALWAYS_AFTER.forEach(after::remove);
        return after;
    }

    static ServiceAccount account(UnitEntries entries) {
        String name = UnitText.parseLine(entries.one("Service", "User"));
        if (name.equals("root")) {
            return new SystemAccount();
        }
        boolean own = entries.all(MARK_SECTION, ACCOUNT).contains(OWN);
        return own ? new OwnAccount(name) : new NamedAccount(name);
    }

    static SortedMap<String, String> environment(UnitEntries entries) {
        var variables = new TreeMap<String, String>();
        for (String line : entries.all("Service", "Environment")) {
            for (String word : UnitText.parseWords(line)) {
                int equals = word.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("not a variable: " + line);
                }
                variables.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return variables;
    }
}
