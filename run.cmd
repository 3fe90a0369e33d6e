@echo off
rem Builds if needed, then sets up a Tentacle against a practice server on this machine, in a throw-away folder.
rem run [--silent] [--polling]
setlocal enabledelayedexpansion
set "jdk="
for /d %%d in ("%JAVA_HOME%" "%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do (
    if not defined jdk if exist "%%~d\bin\javac.exe" findstr /b /c:"JAVA_VERSION=\"25" "%%~d\release" >nul 2>nul && set "jdk=%%~d"
)
if not defined jdk (
    echo No JDK 25 was found. Install one, for example Temurin 25, or set JAVA_HOME to it. 1>&2
    exit /b 1
)
where mvn >nul 2>nul || (
    echo Maven was not found. Install it and put its bin folder on the PATH. 1>&2
    exit /b 1
)
"%jdk%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED "%~dp0demo\src\launch\Run.java" "%~dp0." %*
exit /b %ERRORLEVEL%
