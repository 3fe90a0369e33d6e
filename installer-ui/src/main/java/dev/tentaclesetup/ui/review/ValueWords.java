package dev.tentaclesetup.ui.review;

import dev.tentaclesetup.ui.widget.Texts;
import java.util.Set;

/// What the values of a plan are called in the window: a plan has the names of answers and of what
/// the service manager keeps, which are for scripts.
final class ValueWords {

    private static final Set<String> KEYS =
            Set.of(
                    "wizard.value.account",
                    "wizard.value.address",
                    "wizard.value.applications",
                    "wizard.value.certificate",
                    "wizard.value.command",
                    "wizard.value.data",
                    "wizard.value.depends.on",
                    "wizard.value.environment",
                    "wizard.value.folder",
                    "wizard.value.install",
                    "wizard.value.kind",
                    "wizard.value.listen.address",
                    "wizard.value.listen.port",
                    "wizard.value.mode",
                    "wizard.value.name",
                    "wizard.value.password",
                    "wizard.value.policy",
                    "wizard.value.polling.connections",
                    "wizard.value.proxy",
                    "wizard.value.proxy.password",
                    "wizard.value.proxy.username",
                    "wizard.value.record",
                    "wizard.value.role",
                    "wizard.value.server",
                    "wizard.value.space",
                    "wizard.value.start",
                    "wizard.value.subscription.id",
                    "wizard.value.trust",
                    "wizard.value.username",
                    "wizard.value.variables",
                    "wizard.value.web.proxy",
                    "wizard.value.worker.pool");

    private ValueWords() {}

    /// @param name as a plan has it
    static String of(String name) {
        String key = String.join(".", "wizard", "value", name.replace('-', '.'));
        return KEYS.contains(key) ? Texts.text(key) : name;
    }
}
