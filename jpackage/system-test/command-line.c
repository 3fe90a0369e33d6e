/* Prints the command line that it was started with, as Windows keeps it, in UTF-8. */
#include <windows.h>
#include <stdio.h>

int main(void) {
    char text[65536];
    if (WideCharToMultiByte(CP_UTF8, 0, GetCommandLineW(), -1, text, sizeof text, NULL, NULL) == 0) {
        return 1;
    }
    puts(text);
    return 0;
}
