/* How the Java machine's interface looks on 64-bit Windows: what <jni.h> asks of a system, so that any JDK's copy of
   that file will do for building the launcher. */
#define JNIEXPORT __declspec(dllexport)
#define JNIIMPORT __declspec(dllimport)
/* 64-bit Windows has one calling convention, so there is nothing to say. */
#define JNICALL

typedef long jint;
typedef long long jlong;
typedef signed char jbyte;
