package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.octopus.CurrentUser;
import dev.tentaclesetup.core.octopus.Space;
import java.util.List;

/// Who has signed in to a server, and where that user may work.
///
/// @param user as the server knows it
/// @param spaces that the user may enter
public record SignedIn(CurrentUser user, List<Space> spaces) {
    public SignedIn {
        spaces = List.copyOf(spaces);
    }
}
