package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.core.preflight.HostInstance;

/// Where the home screen leads.
public interface HomeActions {

    /// To a set-up of another agent.
    void add();

    /// To the same pages with the answers of an agent.
    void change(HostInstance instance);

    /// To the removal of an agent.
    void remove(HostInstance instance);

    /// Out of the window.
    void close();

    /// To a web page.
    void open(String address);
}
