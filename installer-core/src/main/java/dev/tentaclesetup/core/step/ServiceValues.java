package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.StartMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a service is made of, for plans. The names are those of the answers where there are any;
/// what the service manager keeps besides has its own.
///
/// @param run what keeps the agent running
/// @param before what is there
/// @param drift what of it is not as wanted
record ServiceValues(
        Answers.Run run, Optional<ServiceDefinition> before, List<ServiceDrift> drift) {

    /// Longer texts are class paths of a build tree, which say nothing to a user.
    private static final int LONGEST = 200;

    ServiceValues {
        drift = List.copyOf(drift);
    }

    /// @param password whether one is handed to the service manager
    List<PlannedValue> of(ServiceDefinition wanted, boolean password) {
        var values = new ArrayList<PlannedValue>();
        values.add(value("command", wanted, ServiceValues::command));
        values.add(value("install", wanted, _ -> run == Answers.Run.SERVICE ? "yes" : "no"));
        values.add(value("account", wanted, there -> account(there.account())));
        values.add(value("start", wanted, there -> start(there.start())));
        values.add(value("depends-on", wanted, there -> String.join(" ", there.after())));
        values.add(value("variables", wanted, ServiceValues::variables));
        if (password) {
            values.add(new PlannedValue("password", "", PlannedValue.GIVEN));
        }
        if (before.isPresent()) {
            drift.stream()
                    .filter(ServiceDrift::repairable)
                    .map(one -> new PlannedValue(one.name(), cut(one.is()), cut(one.wanted())))
                    .forEach(values::add);
        }
        return values;
    }

    private PlannedValue value(
            String name, ServiceDefinition wanted, Function<ServiceDefinition, String> of) {
        return new PlannedValue(name, before.map(of).orElse(""), of.apply(wanted));
    }

    private static String command(ServiceDefinition definition) {
        return definition.command().stream()
                .map(ServiceValues::cut)
                .collect(Collectors.joining(" "));
    }

    private static String variables(ServiceDefinition definition) {
        return definition.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + cut(variable.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? "…" : text;
    }

    static String account(ServiceAccount account) {
        return switch (account) {
            case ServiceAccount.SystemAccount() -> "system";
            case ServiceAccount.NamedAccount(var name) -> name;
            case ServiceAccount.OwnAccount(var name) -> "dedicated " + name;
        };
    }

    private static String start(StartMode start) {
        return switch (start) {
            case AUTOMATIC -> "auto";
            case DELAYED -> "delayed";
            case MANUAL -> "manual";
        };
    }
}
