package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rules of nftables or iptables that an administrator keeps by hand. Only read: where a rule
/// belongs among the others, and in which file, is known to the administrator alone.
record RuleSet(FirewallCommands commands) implements FrontEnd {
    private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");

    /// Whatever was not accepted before. A rule against certain callers, as fail2ban makes them,
    /// says nothing about our port.
    private static final Pattern REFUSES_ALL =
            Pattern.compile(
                    "type filter hook input .*; policy drop;.*"
                            + "|(?:counter (?:packets \\d+ bytes \\d+ )?)?(?:drop|reject\\b.*)");

    private static final Pattern IPTABLES_REFUSES_ALL =
            Pattern.compile("-P INPUT DROP|-A INPUT -j (?:DROP|REJECT\\b.*)");

    /// A chain of nftables that every incoming packet goes through and that may stop it.
    private record Input(String family, String table, String chain, List<String> rules) {}

    @Override
    public Optional<FirewallState> detect() throws InterruptedException {
        if (!inputs().isEmpty()) {
            return Optional.of(new FirewallState.Unmanageable("nftables"));
        }
        boolean filters =
                iptables().stream().anyMatch(line -> IPTABLES_REFUSES_ALL.matcher(line).matches());
        return filters ? Optional.of(new FirewallState.Unmanageable("iptables")) : Optional.empty();
    }

    private List<String> iptables() throws InterruptedException {
        return output(List.of("iptables", "-S", "INPUT"));
    }

    private List<String> output(List<String> command) throws InterruptedException {
        return commands.ask(command)
                .filter(result -> result.exitCode() == 0)
                .map(CommandResult::output)
                .map(text -> text.lines().map(String::strip).toList())
                .orElse(List.of());
    }

    /// @return none: nothing here carries a name of ours
    @Override
    public List<FirewallRule> ours(String instance) {
        return List.of();
    }

    /// Whether each chain that may stop a caller has a rule for this port.
    @Override
    public boolean holds(FirewallRule rule) throws InterruptedException {
        List<Input> inputs = inputs();
        if (!inputs.isEmpty()) {
            return inputs.stream().allMatch(input -> accepts(input, rule.port()));
        }
        Pattern port = Pattern.compile(".* --dport " + rule.port() + "\\b.* -j ACCEPT\\b.*");
        return iptables().stream().anyMatch(line -> port.matcher(line).matches());
    }

    private static boolean accepts(Input input, int port) {
        String number = "\\b" + port + "\\b";
        Pattern accept =
                Pattern.compile(
                        ".*\\btcp dport (?:"
                                + port
                                + "\\b|\\{[^}]*"
                                + number
                                + "[^}]*\\}).*\\baccept\\b.*");
        return input.rules().stream().anyMatch(rule -> accept.matcher(rule).matches());
    }

    @Override
    public void replace(String instance, List<FirewallRule> rules) {
        throw new IllegalStateException("rules that are kept by hand");
    }

    @Override
    public List<String> byHand(FirewallRule rule) throws InterruptedException {
        List<Input> inputs = inputs();
        var commandLines = new ArrayList<String>();
        for (Input input : inputs) {
            for (String source : sources(rule)) {
                commandLines.add(
                        String.join(
                                        " ",
                                        "nft insert rule",
                                        input.family(),
                                        input.table(),
                                        input.chain())
                                + source
                                + " tcp dport "
                                + rule.port()
                                + " accept");
            }
        }
        if (inputs.isEmpty()) {
            commandLines.addAll(iptablesByHand(rule));
        }
        return commandLines;
    }

    private static List<String> sources(FirewallRule rule) {
        if (rule.from().isEmpty()) {
            return List.of("");
        }
        return rule.from().stream()
                .collect(Collectors.groupingBy(RemoteAddress::version6))
                .entrySet()
                .stream()
                .map(entry ->
                        (entry.getKey() ? " ip6" : " ip")
                                + " saddr { "
                                + entry.getValue().stream()
                                        .map(RemoteAddress::text)
                                        .collect(Collectors.joining(", "))
                                + " }")
                .toList();
    }

    private static List<String> iptablesByHand(FirewallRule rule) {
        String end = "-p tcp --dport " + rule.port() + " -j ACCEPT";
        if (rule.from().isEmpty()) {
            return List.of("iptables -I INPUT " + end, "ip6tables -I INPUT " + end);
        }
        return rule.from().stream()
                .map(from ->
                        (from.version6() ? "ip6tables" : "iptables")
                                + " -I INPUT -s "
                                + from
                                + " "
                                + end)
                .toList();
    }

    private List<Input> inputs() throws InterruptedException {
        var inputs = new ArrayList<Input>();
        String family = "";
        String table = "";
        String chain = "";
        var rules = new ArrayList<String>();
        for (String line : output(List.of("nft", "list", "ruleset"))) {
            Matcher newTable = TABLE.matcher(line);
            Matcher newChain = CHAIN.matcher(line);
            if (newTable.matches()) {
                family = newTable.group(1);
                table = newTable.group(2);
            } else if (newChain.matches()) {
                chain = newChain.group(1);
                rules.clear();
            } else if (line.equals("}") && !chain.isEmpty()) {
                if (filters(rules)) {
                    inputs.add(new Input(family, table, chain, List.copyOf(rules)));
                }
                chain = "";
            } else if (!chain.isEmpty()) {
                rules.add(line);
            }
        }
        return inputs;
    }

    private static boolean filters(List<String> rules) {
        return rules.stream().anyMatch(rule -> rule.contains(" hook input "))
                && rules.stream().anyMatch(rule -> REFUSES_ALL.matcher(rule).matches());
    }
}
