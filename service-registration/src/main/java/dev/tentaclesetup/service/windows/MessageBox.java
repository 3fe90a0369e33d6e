package dev.tentaclesetup.service.windows;

/// A small window with a text, for a program that has no console to print it to.
public final class MessageBox {

    /// `MB_ICONERROR`, with one button that says OK.
    private static final int ERROR = 0x10;

    /// `MB_SETFOREGROUND`: not behind the window that the program was started from.
    private static final int IN_FRONT = 0x1_0000;

    /// `FILE_TYPE_DISK`, `FILE_TYPE_PIPE`
    private static final int FILE = 1;

    private static final int PIPE = 3;

    private final BoxCalls calls;

    /// On this host, which must be Windows.
    public MessageBox() {
        this(new BoxCalls.SystemCalls());
    }

    MessageBox(BoxCalls calls) {
        this.calls = calls;
    }

    /// Whether printed text would be lost and a window would be seen: there is no console, file or
    /// pipe, and this is not the session of the services, where a window would wait for ever.
    public boolean needed() {
        int errors = calls.typeOfStandardError();
        boolean printed = calls.console() || errors == FILE || errors == PIPE;
        return !printed && calls.session() != 0;
    }

    /// Shows it, and returns when the user has closed it.
    public void show(String title, String text) {
        calls.show(text, title, ERROR | IN_FRONT);
    }
}
