package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ufw(8): one rule for each caller, its comment is the name.
///
/// ufw keeps only one rule of the same effect, and adding it again would replace its comment. A
/// rule that was not made by this product is therefore left as it is, and counts as holding.
record Ufw(FirewallCommands commands) implements FrontEnd {
    /// How `ufw show added` prints rules of the form that this class makes.
    private static final Pattern ADDED =
            Pattern.compile(
                    "ufw allow (?:(?:in )?(?:from (?<from>\\S+) to any port (?<port>\\d{1,5}) proto tcp)"
                            + "|(?<open>\\d{1,5})(?:/tcp)?)(?: comment '(?<comment>[^']*)')?");

    private static final String ACTIVE = "Status: active";

    /// One line of `ufw show added`.
    private record Line(int port, Optional<RemoteAddress> from, Optional<String> comment) {}

    @Override
    public Optional<FirewallState> detect() throws InterruptedException {
        return commands.ask(List.of("ufw", "status"))
                .filter(result -> result.exitCode() == 0)
                .map(result ->
                        result.output().lines().anyMatch(line -> line.strip().equals(ACTIVE))
                                ? new FirewallState.Active("ufw", "")
                                : new FirewallState.Inactive("ufw"));
    }

    @Override
    public List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException {
        List<Line> mine = lines(line -> line.comment().equals(Optional.of(mark(instance))));
        return mine.stream()
                .map(Line::port)
                .distinct()
                .map(port -> rule(instance, port, mine))
                .toList();
    }

    private static FirewallRule rule(String instance, int port, List<Line> lines) {
        List<Line> here = lines.stream().filter(line -> line.port() == port).toList();
        boolean anybody = here.stream().anyMatch(line -> line.from().isEmpty());
        List<RemoteAddress> from =
                anybody ? List.of() : here.stream().flatMap(line -> line.from().stream()).toList();
        return FirewallRule.of(instance, port).withFrom(from);
    }

    @Override
    public boolean holds(FirewallRule rule) throws ServiceException, InterruptedException {
        List<FirewallRule> ours = ours(rule.instance());
        if (ours.size() == 1 && same(ours.getFirst(), rule)) {
            return true;
        }
        return ours.isEmpty() && missing(rule).isEmpty();
    }

    private static boolean same(FirewallRule one, FirewallRule other) {
        return one.port() == other.port() && one.from().equals(other.from());
    }

    /// New rules first: a caller who stays allowed is never shut out in between.
    @Override
    public void replace(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException {
        List<FirewallRule> before = ours(instance);
        Set<List<String>> wanted = specifications(rules);
        for (FirewallRule rule : rules) {
            for (List<String> missing : missing(rule)) {
                commands.require(command(List.of("allow"), missing, mark(instance)));
            }
        }
        for (List<String> old : specifications(before)) {
            if (!wanted.contains(old)) {
                commands.require(command(List.of("--force", "delete", "allow"), old, ""));
            }
        }
    }

    /// The parts of a rule that do not exist yet.
    private List<List<String>> missing(FirewallRule rule)
            throws ServiceException, InterruptedException {
        List<Line> there = lines(line -> line.port() == rule.port());
        return specifications(List.of(rule)).stream()
                .filter(wanted ->
                        there.stream()
                                .noneMatch(line ->
                                        specification(line.from(), line.port()).equals(wanted)))
                .toList();
    }

    @Override
    public List<String> byHand(FirewallRule rule) {
        return specifications(List.of(rule)).stream()
                .map(part -> String.join(" ", command(List.of("allow"), part, "")))
                .toList();
    }

    private static Set<List<String>> specifications(List<FirewallRule> rules) {
        var all = new LinkedHashSet<List<String>>();
        for (FirewallRule rule : rules) {
            if (rule.from().isEmpty()) {
                all.add(specification(Optional.empty(), rule.port()));
            }
            rule.from().forEach(from -> all.add(specification(Optional.of(from), rule.port())));
        }
        return all;
    }

    private static List<String> specification(Optional<RemoteAddress> from, int port) {
        String source = from.map(RemoteAddress::text).orElse("any");
        return List.of("proto", "tcp", "from", source, "to", "any", "port", Integer.toString(port));
    }

    private static List<String> command(List<String> verb, List<String> what, String comment) {
        var command = new ArrayList<>(List.of("ufw"));
        command.addAll(verb);
        command.addAll(what);
        if (!comment.isEmpty()) {
            command.addAll(List.of("comment", comment));
        }
        return command;
    }

    private static String mark(String instance) {
        return "tentacle-setup: " + instance;
    }

    private List<Line> lines(Predicate<Line> wanted) throws ServiceException, InterruptedException {
        return commands.require(List.of("ufw", "show", "added"))
                .lines()
                .map(String::strip)
                .flatMap(text -> line(text).stream())
                .filter(wanted)
                .toList();
    }

    private static Optional<Line> line(String text) {
        Matcher parts = ADDED.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String open = parts.group("open");
        String port = open == null ? parts.group("port") : open;
        Optional<RemoteAddress> from =
                open == null ? RemoteAddress.parse(parts.group("from")) : Optional.empty();
        boolean read = open != null || from.isPresent();
        return read
                ? Optional.of(
                        new Line(
                                Integer.parseInt(port),
                                from,
                                Optional.ofNullable(parts.group("comment"))))
                : Optional.empty();
    }
}
