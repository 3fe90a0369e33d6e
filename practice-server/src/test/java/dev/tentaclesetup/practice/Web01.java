package dev.tentaclesetup.practice;

import tools.jackson.databind.node.ObjectNode;

/// A target that tests register.
final class Web01 {

    static final String THUMBPRINT = "3F2504E04F8941D39A0C0305E82C3301AABBCCDD";

    private Web01() {}

    static ObjectNode target() {
        return ApiClient.listeningTarget("web01", "https://web01.example.test:10933/", THUMBPRINT);
    }
}
