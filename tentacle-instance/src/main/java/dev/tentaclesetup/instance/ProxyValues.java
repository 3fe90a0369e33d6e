package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.ProxySettings.Mode;
import java.util.Optional;

/// The keys of the two proxy sets [tentacle-configuration 3.6].
final class ProxyValues {

    private static final String USE_DEFAULT = "UseDefaultProxy";
    private static final String HOST = "ProxyHost";
    private static final String PORT = "ProxyPort";
    private static final String USERNAME = "ProxyUsername";
    private static final String PASSWORD = "ProxyPassword";

    /// Under a name of our own: the official format has no place for it.
    private static final String BYPASS = "ProxyBypass";

    private static final int DEFAULT_PORT = 80;

    private ProxyValues() {}

    static ProxySettings read(SettingValues values, ProxySettings.Set set)
            throws InstanceException {
        boolean system = values.bool(set.key(USE_DEFAULT), true);
        String host = values.settings().value(set.key(HOST)).map(String::strip).orElse("");
        int port = values.integer(set.key(PORT)).orElse(DEFAULT_PORT);
        if (port < 1 || port > 65_535) {
            throw values.bad(set.key(PORT), null);
        }
        Mode mode = system ? Mode.SYSTEM : host.isEmpty() ? Mode.NONE : Mode.CUSTOM;
        Optional<String> username = values.settings().value(set.key(USERNAME));
        ProxyBypass bypass =
                values.settings().value(own(set)).map(ProxyBypass::read).orElse(ProxyBypass.NONE);
        return new ProxySettings(mode, host, port, username, bypass);
    }

    static Settings write(Settings settings, ProxySettings.Set set, ProxySettings proxy) {
        Settings changed =
                settings.with(set.key(USE_DEFAULT), Boolean.toString(proxy.mode() == Mode.SYSTEM));
        if (proxy.mode() != Mode.CUSTOM) {
            return cleared(changed, set.key(HOST)).without(own(set));
        }
        changed =
                changed.with(set.key(HOST), proxy.host())
                        .with(set.key(PORT), Integer.toString(proxy.port()));
        changed =
                proxy.bypass().entries().isEmpty()
                        ? changed.without(own(set))
                        : changed.with(own(set), proxy.bypass().write());
        return proxy.username().isPresent()
                ? changed.with(set.key(USERNAME), proxy.username().get())
                : cleared(changed, set.key(USERNAME));
    }

    private static Settings cleared(Settings settings, String key) {
        return settings.value(key).isPresent() ? settings.with(key, "") : settings;
    }

    private static String own(ProxySettings.Set set) {
        return "TentacleSetup." + set.key(BYPASS);
    }

    static String passwordKey(ProxySettings.Set set) {
        return set.key(PASSWORD);
    }
}
