package dev.tentaclesetup.core.octopus;

import java.net.http.HttpClient;

/// Where every web client comes from: the JDK reads some of its settings once, when the first
/// client is made, and those must stand by then.
public final class WebClient {

    static {
        // The JDK refuses Basic for tunnels unless told otherwise, and most proxies know only that.
        set("jdk.http.auth.tunneling.disabledSchemes", "");
        // See DialledAddress.
        set("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private WebClient() {}

    /// One for HTTP/1.1, which every server and proxy has.
    public static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
