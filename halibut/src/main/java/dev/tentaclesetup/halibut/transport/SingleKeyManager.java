package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Identity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Presents the one certificate, whichever issuers the peer names: a peer that does not get it
/// would hang up without a word [halibut 14.1].
final class SingleKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "identity";

    private final Identity identity;
    private final String algorithm;

    SingleKeyManager(Identity identity) {
        this.identity = identity;
        this.algorithm = identity.certificate().getPublicKey().getAlgorithm();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return ALIAS;
    }

    @Override
    public String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return fits(keyType) ? new String[] {ALIAS} : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {identity.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.privateKey();
    }

    /// A server must not offer an RSA certificate where an elliptic curve was asked for: the key
    /// type chooses the signature. `EC_RSA` and the like name the key before the underscore.
    private boolean fits(String keyType) {
        return keyType.equals(algorithm)
                || (keyType.equals("EdDSA") && algorithm.startsWith("Ed"))
                || keyType.startsWith(algorithm + "_");
    }
}
