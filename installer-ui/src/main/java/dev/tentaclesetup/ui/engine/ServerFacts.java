package dev.tentaclesetup.ui.engine;

import java.util.List;

/// What a server says of itself after a sign-in.
///
/// @param address its web address, cleaned
/// @param user who is signed in
/// @param spaces those that the user may enter; empty on a server without spaces
/// @param selectedSpace the space to begin with: the one of a pasted link, the given one, or the
///   default; one of `spaces`, or empty on a server without spaces
public record ServerFacts(String address, String user, List<String> spaces, String selectedSpace) {
    public ServerFacts {
        spaces = List.copyOf(spaces);
    }
}
