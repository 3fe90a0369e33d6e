/* Starts a Java program of this image on Windows. Built as Tentacle.exe, tentacle-setup.exe and "Tentacle Setup.exe".

   What to start stands in lib\<name of this program>.jvm, one option of the Java machine per line, `{home}` being the
   folder of this program; the one line `main=package/Class` names the class.

   The Java machine is started in this very process, because the service manager watches the process that it started.
   java.exe would hand arguments over in the code page of the system, in which most of Unicode is missing; here they
   become Java strings as Windows keeps them. */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>
#include "jni.h"

#define PATH_LENGTH 32768
#define MOST_OPTIONS 64
#define LONGEST_FILE 65536

typedef jint (JNICALL *CREATE_MACHINE)(JavaVM **, void **, void *);
typedef int(__cdecl *PUT_VARIABLE)(const wchar_t *);

static wchar_t home[PATH_LENGTH];
static wchar_t name[PATH_LENGTH];
static wchar_t scratch[PATH_LENGTH];
static char home_text[PATH_LENGTH];
static char file_text[LONGEST_FILE];
static char *main_class;
static JavaVMOption options[MOST_OPTIONS];
static int option_count;

/* Options for all Java programs of the machine; jvm.dll reads them, and they are meant for other ones than this. */
static const wchar_t *const FOREIGN[] = {L"JAVA_TOOL_OPTIONS", L"_JAVA_OPTIONS"};
#define FOREIGN_COUNT (sizeof FOREIGN / sizeof *FOREIGN)
#define KEPT L"TENTACLE_SETUP_KEPT"
#define LONGEST_NAME 64
#define LONGEST_LIST 1024

static int fail(const char *what, const wchar_t *detail) {
    fprintf(stderr, "%ls: %s %ls (%lu)\n", name, what, detail, GetLastError());
#ifdef WINDOWED
    swprintf(scratch, PATH_LENGTH, L"%hs %ls (%lu)", what, detail, GetLastError());
    MessageBoxW(NULL, scratch, name, MB_ICONERROR);
#endif
    return 1;
}

/* Splits this program's path into its folder and its name without `.exe`. */
static int find_home(void) {
    DWORD length = GetModuleFileNameW(NULL, home, PATH_LENGTH);
    wchar_t *slash = wcsrchr(home, L'\\');
    if (length == 0 || length >= PATH_LENGTH || slash == NULL) {
        return fail("where is this program?", L"");
    }
    *slash = L'\0';
    wcscpy(name, slash + 1);
    wchar_t *dot = wcsrchr(name, L'.');
    if (dot != NULL) {
        *dot = L'\0';
    }
    return 0;
}

static int narrow(const wchar_t *from) {
    BOOL lossy = FALSE;
    int length = WideCharToMultiByte(CP_ACP, WC_NO_BEST_FIT_CHARS, from, -1, home_text, sizeof home_text, NULL, &lossy);
    return length > 0 && !lossy;
}

/* The Java machine takes options in the system's code page only. A folder whose name does not fit has a short name
   that does, where the drive keeps such names. */
static int write_home(void) {
    if (narrow(home)) {
        return 0;
    }
    DWORD length = GetShortPathNameW(home, scratch, PATH_LENGTH);
    if (length > 0 && length < PATH_LENGTH && narrow(scratch)) {
        return 0;
    }
    return fail("this folder has letters in its name that Java cannot be told; install it elsewhere", L"");
}

static int read_file(void) {
    swprintf(scratch, PATH_LENGTH, L"%ls\\lib\\%ls.jvm", home, name);
    FILE *file = _wfopen(scratch, L"rb");
    if (file == NULL) {
        return fail("cannot read", scratch);
    }
    size_t length = fread(file_text, 1, LONGEST_FILE - 1, file);
    int complete = feof(file);
    fclose(file);
    file_text[length] = '\0';
    return complete ? 0 : fail("too long:", scratch);
}

/* The line with every `{home}` replaced; lives as long as the program. */
static char *expand(const char *line) {
    static const char MARK[] = "{home}";
    size_t marks = 0;
    for (const char *at = line; (at = strstr(at, MARK)) != NULL; at += sizeof MARK - 1) {
        marks++;
    }
    char *text = malloc(strlen(line) + marks * strlen(home_text) + 1);
    if (text == NULL) {
        return NULL;
    }
    char *to = text;
    const char *at;
    while ((at = strstr(line, MARK)) != NULL) {
        to += sprintf(to, "%.*s%s", (int) (at - line), line, home_text);
        line = at + sizeof MARK - 1;
    }
    strcpy(to, line);
    return text;
}

/* Adds a name to the list of those that were put aside; by a launcher that started this one it may be there already. */
static void list_kept(const wchar_t *variable) {
    static wchar_t list[LONGEST_LIST], word[LONGEST_NAME];
    DWORD length = GetEnvironmentVariableW(KEPT, list + 1, LONGEST_LIST - LONGEST_NAME);
    if (length >= LONGEST_LIST - LONGEST_NAME) {
        return;
    }
    list[0] = L' ';
    wcscpy(list + 1 + length, L" ");
    swprintf(word, LONGEST_NAME, L" %ls ", variable);
    if (wcsstr(list, word) == NULL) {
        wcscpy(list + 1 + length, length == 0 ? variable : word);
        if (length != 0) {
            list[wcslen(list) - 1] = L'\0';
        }
        SetEnvironmentVariableW(KEPT, list + 1);
    }
}

/* Puts the foreign variables aside for the scripts that the agent runs: the contract is in jpackage/README.md. */
static void keep_variables(void) {
    static wchar_t kept[LONGEST_NAME];
    for (size_t i = 0; i < FOREIGN_COUNT; i++) {
        DWORD length = GetEnvironmentVariableW(FOREIGN[i], scratch, PATH_LENGTH);
        if (length > 0 && length < PATH_LENGTH) {
            swprintf(kept, LONGEST_NAME, KEPT L"_%ls", FOREIGN[i]);
            SetEnvironmentVariableW(kept, scratch);
            SetEnvironmentVariableW(FOREIGN[i], NULL);
            list_kept(FOREIGN[i]);
        }
    }
}

/* The C library that jvm.dll uses may have read the variables of this process before. */
static void forget_variables(void) {
    static const wchar_t *const LIBRARIES[] = {L"ucrtbase.dll", L"msvcrt.dll"};
    for (size_t i = 0; i < sizeof LIBRARIES / sizeof *LIBRARIES; i++) {
        HMODULE library = GetModuleHandleW(LIBRARIES[i]);
        PUT_VARIABLE put = library == NULL ? NULL : (PUT_VARIABLE) (void *) GetProcAddress(library, "_wputenv");
        for (size_t k = 0; put != NULL && k < FOREIGN_COUNT; k++) {
            static wchar_t word[LONGEST_NAME];
            swprintf(word, LONGEST_NAME, L"%ls=", FOREIGN[k]);
            put(word);
        }
    }
}

static void add_option(char *text) {
    if (option_count < MOST_OPTIONS) {
        options[option_count++].optionString = text;
    }
}

/* What does not go to a console is read by programs, which expect UTF-8. */
static void choose_encoding(void) {
    if (GetFileType(GetStdHandle(STD_OUTPUT_HANDLE)) != FILE_TYPE_CHAR) {
        add_option("-Dstdout.encoding=UTF-8");
    }
    if (GetFileType(GetStdHandle(STD_ERROR_HANDLE)) != FILE_TYPE_CHAR) {
        add_option("-Dstderr.encoding=UTF-8");
    }
}

static int read_options(void) {
    for (char *line = strtok(file_text, "\r\n"); line != NULL; line = strtok(NULL, "\r\n")) {
        if (strncmp(line, "main=", 5) == 0) {
            main_class = line + 5;
            continue;
        }
        char *text = option_count < MOST_OPTIONS ? expand(line) : NULL;
        if (text == NULL) {
            return fail("too many options", L"");
        }
        options[option_count++].optionString = text;
    }
    return main_class != NULL ? 0 : fail("no main= in", scratch);
}

/* From here on libraries are looked for in the runtime and in the system, and never in the current folder. */
static CREATE_MACHINE load_java(void) {
    swprintf(scratch, PATH_LENGTH, L"%ls\\runtime\\bin", home);
    SetDllDirectoryW(scratch);
    swprintf(scratch, PATH_LENGTH, L"%ls\\runtime\\bin\\server\\jvm.dll", home);
    HMODULE library = LoadLibraryExW(scratch, NULL, 0);
    if (library == NULL) {
        fail("cannot load", scratch);
        return NULL;
    }
    return (CREATE_MACHINE) (void *) GetProcAddress(library, "JNI_CreateJavaVM");
}

static jobjectArray arguments(JNIEnv *env) {
    int count = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    jclass string = (*env)->FindClass(env, "java/lang/String");
    if (words == NULL || string == NULL) {
        return NULL;
    }
    jobjectArray array = (*env)->NewObjectArray(env, count - 1, string, NULL);
    for (int i = 1; array != NULL && i < count; i++) {
        jstring word = (*env)->NewString(env, (const jchar *) words[i], (jsize) wcslen(words[i]));
        (*env)->SetObjectArrayElement(env, array, i - 1, word);
        (*env)->DeleteLocalRef(env, word);
    }
    LocalFree(words);
    return array;
}

static void run_main(JNIEnv *env) {
    jclass class = (*env)->FindClass(env, main_class);
    jmethodID method = class == NULL ? NULL : (*env)->GetStaticMethodID(env, class, "main", "([Ljava/lang/String;)V");
    jobjectArray words = method == NULL ? NULL : arguments(env);
    if (words != NULL) {
        (*env)->CallStaticVoidMethod(env, class, method, words);
    }
}

static DWORD WINAPI run(LPVOID unused) {
    (void) unused;
    JavaVM *machine;
    JNIEnv *env;
    JavaVMInitArgs settings = {.version = JNI_VERSION_10, .nOptions = option_count, .options = options};
    CREATE_MACHINE create = load_java();
    forget_variables();
    if (create == NULL || create(&machine, (void **) &env, &settings) != JNI_OK) {
        return (DWORD) fail("Java did not start", L"");
    }
    run_main(env);
    int failed = (*env)->ExceptionCheck(env);
    if (failed) {
        (*env)->ExceptionDescribe(env);
    }
    /* Waits for every thread that is no daemon. */
    (*machine)->DestroyJavaVM(machine);
    return failed ? 1 : 0;
}

int main(void) {
    if (find_home() != 0 || write_home() != 0 || read_file() != 0 || read_options() != 0) {
        return 1;
    }
    keep_variables();
    choose_encoding();
    /* Not on the first thread: its stack is not as Java expects it to be. */
    HANDLE thread = CreateThread(NULL, 8 << 20, run, NULL, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
    DWORD code = 1;
    if (thread == NULL) {
        return fail("no thread", L"");
    }
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    return (int) code;
}
