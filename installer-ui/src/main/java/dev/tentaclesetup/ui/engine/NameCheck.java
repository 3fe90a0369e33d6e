package dev.tentaclesetup.ui.engine;

/// What the server knows under a name.
///
/// @param taken whether there is a record of this name
/// @param health what the server says of that record, for example `Healthy`; empty when not taken
/// @param freeName a name like it that is not taken; empty when not taken
public record NameCheck(boolean taken, String health, String freeName) {

    /// Nothing is known under the name.
    public static final NameCheck FREE = new NameCheck(false, "", "");
}
