package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.Map;

/// What is sent with every call after signing in. The values never reach a log.
sealed interface SignIn {

    /// The headers for one call.
    Map<String, String> headers();

    /// What a 401 means for this kind of credential.
    ProblemId refusal();

    /// Without a user, as at the first request.
    record Anonymous() implements SignIn {
        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public ProblemId refusal() {
            return ProblemId.AUTH_KEY;
        }
    }

    /// An API key.
    record Key(Secret key) implements SignIn {
        @Override
        public Map<String, String> headers() {
            return Map.of("X-Octopus-ApiKey", key.use(String::new));
        }

        @Override
        public ProblemId refusal() {
            return ProblemId.AUTH_KEY;
        }
    }

    /// An access token.
    record Bearer(Secret token) implements SignIn {
        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + token.use(String::new));
        }

        @Override
        public ProblemId refusal() {
            return ProblemId.AUTH_BEARER;
        }
    }

    /// A session of user name and password.
    ///
    /// @param cookies the `Cookie` header
    /// @param csrf the raw, still escaped anti-forgery value; empty when the server gave none
    record Session(Secret cookies, Secret csrf) implements SignIn {
        @Override
        public Map<String, String> headers() {
            String cookie = cookies.use(String::new);
            return csrf.isEmpty()
                    ? Map.of("Cookie", cookie)
                    : Map.of("Cookie", cookie, "X-Octopus-Csrf-Token", csrf.use(String::new));
        }

        @Override
        public ProblemId refusal() {
            return ProblemId.AUTH_PASS;
        }
    }
}
