package dev.tentaclesetup.practice.rest;

/// Which generation of the vendor's server is played [octopus-api 0.3].
public enum Generation {
    /// 3.0 to 2018: no spaces, no slugs.
    A("2018.6.15"),
    /// 2019 to 2021: spaces, no slugs.
    B("2020.5.12"),
    /// 2022 to 2025: slugs, capabilities.
    C("2024.2.9427"),
    /// 2025 and later: the second form of the environments list.
    D("2026.3.1234");

    private final String version;

    Generation(String version) {
        this.version = version;
    }

    /// The product version that such a server announces.
    public String version() {
        return version;
    }

    /// Whether there are spaces.
    public boolean spaces() {
        return compareTo(B) >= 0;
    }

    /// Whether resources have slugs, and `/api/capabilities` exists.
    public boolean slugs() {
        return compareTo(C) >= 0;
    }

    /// Whether `environments/v2` exists.
    public boolean environmentsV2() {
        return this == D;
    }
}
