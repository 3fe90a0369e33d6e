package dev.tentaclesetup.core.answers;

import java.util.Arrays;
import java.util.List;

/// The sections of the answer format that hold [AnswerKey]s, in the order of the format.
public enum AnswerSection {
    SETUP("setup"),
    SERVER("server"),
    PROXY("proxy"),
    PROXY_COMMS("proxy.comms"),
    PROXY_WEB("proxy.web"),
    CONNECTION("connection"),
    REGISTRATION("registration"),
    PATHS("paths"),
    SERVICE("service"),
    FIREWALL("firewall"),
    CERTIFICATE("certificate"),
    CHECKS("checks"),
    OUTPUT("output"),
    REMOVE("remove");

    private final String text;

    AnswerSection(String text) {
        this.text = text;
    }

    /// As the answer file names it, lower case.
    public String text() {
        return text;
    }

    /// The bundle key of its title.
    public String titleKey() {
        return "section." + text;
    }

    /// Its keys in the order of the format.
    public List<AnswerKey> keys() {
        return Arrays.stream(AnswerKey.values()).filter(key -> key.section() == this).toList();
    }
}
