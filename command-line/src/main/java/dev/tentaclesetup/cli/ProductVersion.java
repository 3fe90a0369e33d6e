package dev.tentaclesetup.cli;

/// The version of this build.
final class ProductVersion {

    private ProductVersion() {}

    /// As in the jar's manifest; `dev` when running from a build tree.
    static String text() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
