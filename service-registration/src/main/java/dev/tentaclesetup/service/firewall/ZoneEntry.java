package dev.tentaclesetup.service.firewall;

/// One thing that a zone of firewalld lets in.
sealed interface ZoneEntry {
    /// What is let in, as firewalld writes it.
    String text();

    /// The option of `firewall-cmd` that adds it.
    String adding();

    /// The option of `firewall-cmd` that takes it away.
    String removing();

    /// The option of `firewall-offline-cmd` for the same.
    default String removingOffline() {
        return removing();
    }

    /// Whether the zone has it.
    boolean in(ZoneListing zone);

    record Service(String text) implements ZoneEntry {
        @Override
        public String adding() {
            return "--add-service=" + text;
        }

        @Override
        public String removing() {
            return "--remove-service=" + text;
        }

        /// There the shorter option is another one, for the default zone alone.
        @Override
        public String removingOffline() {
            return "--remove-service-from-zone=" + text;
        }

        @Override
        public boolean in(ZoneListing zone) {
            return zone.services().contains(text);
        }
    }

    record Port(String text) implements ZoneEntry {
        @Override
        public String adding() {
            return "--add-port=" + text;
        }

        @Override
        public String removing() {
            return "--remove-port=" + text;
        }

        @Override
        public boolean in(ZoneListing zone) {
            return zone.ports().contains(text);
        }
    }

    record Rich(String text) implements ZoneEntry {
        @Override
        public String adding() {
            return "--add-rich-rule=" + text;
        }

        @Override
        public String removing() {
            return "--remove-rich-rule=" + text;
        }

        @Override
        public boolean in(ZoneListing zone) {
            return zone.rich().contains(text);
        }
    }
}
