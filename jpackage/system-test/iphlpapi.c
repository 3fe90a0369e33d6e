/* The one function that Java needs and Wine 8 does not have. Everything else is passed on to Wine's own library, which
   the prefix keeps as iphlpwin.dll; see `wine-prefix`. */
#include <winsock2.h>
#include <windows.h>

typedef struct {
    ULONG count;
} EMPTY_TABLE;

/* An empty table. The caller frees it by FreeMibTable, which frees from the process's heap. */
DWORD WINAPI GetAnycastIpAddressTable(USHORT family, void **table) {
    (void) family;
    EMPTY_TABLE *empty = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 64);
    if (empty == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    *table = empty;
    return NO_ERROR;
}
