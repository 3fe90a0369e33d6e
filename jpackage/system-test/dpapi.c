/* Protects and unprotects as any other program of the machine would, written against Windows' own headers.
   dpapi protect|unprotect BASE64   prints Base64 */
#include <windows.h>
#include <wincrypt.h>
#include <stdio.h>
#include <string.h>

static int fail(const char *what) {
    fprintf(stderr, "%s: %lu\n", what, GetLastError());
    return 1;
}

int main(int count, char **words) {
    static BYTE bytes[65536];
    static char text[131072];
    DWORD length = sizeof bytes;
    DWORD characters = sizeof text;
    DATA_BLOB out;
    if (count != 3) {
        return fail("two arguments");
    }
    if (!CryptStringToBinaryA(words[2], 0, CRYPT_STRING_BASE64, bytes, &length, NULL, NULL)) {
        return fail("Base64");
    }
    DATA_BLOB in = {length, bytes};
    DWORD flags = CRYPTPROTECT_UI_FORBIDDEN;
    BOOL done = strcmp(words[1], "protect") == 0
        ? CryptProtectData(&in, L"", NULL, NULL, NULL, flags | CRYPTPROTECT_LOCAL_MACHINE, &out)
        : CryptUnprotectData(&in, NULL, NULL, NULL, NULL, flags, &out);
    if (!done) {
        return fail(words[1]);
    }
    if (!CryptBinaryToStringA(out.pbData, out.cbData, CRYPT_STRING_BASE64 | CRYPT_STRING_NOCRLF, text, &characters)) {
        return fail("text");
    }
    puts(text);
    return 0;
}
