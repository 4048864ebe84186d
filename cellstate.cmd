@echo off
rem Cellstate's launcher for Windows: finds Java, builds what is missing or older than its sources, starts the program.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "WORK=%HOME_DIR%\.cellstate"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "VERSION="
for /f "tokens=2 delims==" %%v in ('""%JAVA%" -XshowSettings:properties -version 2>&1 ^| findstr /c:"java.specification.version ="" 2^>nul') do set "VERSION=%%v"
if not defined VERSION (
  >&2 echo Cellstate needs a JDK 17 or newer.
  >&2 echo   received: no java on the PATH or in JAVA_HOME
  >&2 echo   try: winget install EclipseAdoptium.Temurin.17.JDK
  exit /b 1
)
set "VERSION=%VERSION: =%"
rem Up to Java 8 the version is 1.8, which set /a cannot read: 1 is old enough.
for /f "delims=." %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  >&2 echo Cellstate needs a JDK 17 or newer.
  >&2 echo   received: Java %VERSION%
  >&2 echo   try: winget install EclipseAdoptium.Temurin.17.JDK
  exit /b 1
)
set "QUIET="
if %MAJOR% GEQ 24 set "QUIET=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

if not exist "%WORK%" mkdir "%WORK%"
set "MODULE=notebooks"
set "MODULES=notebooks,datasets"
if /i "%~1"=="bench" set "MODULE=tests"
if /i "%~1"=="bench" set "MODULES=notebooks,datasets,tests"
if /i "%~1"=="test" goto test

call :build
if errorlevel 1 exit /b 1
set "CP="
set /p CP=<"%HOME_DIR%\%MODULE%\target\classpath.txt"
for %%j in ("%HOME_DIR%\%MODULE%\target\cellstate-%MODULE%-*.jar") do set "JAR=%%j"
rem An argument file, since a class path can be longer than a Windows command line. Backslashes are escapes in it.
set "ENTRIES=%JAR%;%CP%"
>"%WORK%\%MODULE%.args" echo -cp "%ENTRIES:\=/%"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 %QUIET% "-Dcellstate.home=%HOME_DIR%" "@%WORK%\%MODULE%.args" org.cellstate.app.cli.Main %*
exit /b %ERRORLEVEL%

:test
call :maven
if errorlevel 1 exit /b 1
for %%m in (kernel\api kernel\core dsl datasets notebooks tests) do (
  if exist "%HOME_DIR%\%%m\target\surefire-reports" rmdir /s /q "%HOME_DIR%\%%m\target\surefire-reports"
)
set "STATUS=0"
pushd "%HOME_DIR%"
call mvn -B -ntp --fail-at-end verify
if errorlevel 1 set "STATUS=1"
popd
"%JAVA%" "%HOME_DIR%\notebooks\src\main\java\org\cellstate\app\cli\TestTally.java" "%HOME_DIR%"
if errorlevel 1 set "STATUS=1"
exit /b %STATUS%

:maven
where mvn >nul 2>&1
if errorlevel 1 (
  >&2 echo Building Cellstate needs Maven 3.8 or newer.
  >&2 echo   received: no mvn on the PATH
  >&2 echo   try: choco install maven
  exit /b 1
)
exit /b 0

rem Builds if the stamp is missing or a source is newer. Windows has no find -newer; PowerShell comes with it.
:build
set "STAMP=%WORK%\built-%MODULE%"
if not exist "%STAMP%" goto maven_build
if not exist "%HOME_DIR%\%MODULE%\target\classpath.txt" goto maven_build
powershell -NoProfile -Command "$t=(Get-Item -LiteralPath $env:STAMP).LastWriteTime; $n=Get-ChildItem -LiteralPath $env:HOME_DIR -Recurse -File | Where-Object { $_.LastWriteTime -gt $t -and ($_.Name -eq 'pom.xml' -or $_.FullName -like '*\src\main\*') -and $_.FullName -notlike '*\target\*' } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
if not errorlevel 1 exit /b 0
:maven_build
call :maven
if errorlevel 1 exit /b 1
>&2 echo cellstate: building; the first build fetches up to 300 MB, once
rem The stamp gets the time before the build, so that what changes meanwhile counts as newer.
type nul >"%STAMP%.begun"
pushd "%HOME_DIR%"
call mvn -B -Dquick -Dmaven.test.skip=true -pl %MODULES% -am package >"%WORK%\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  >&2 echo Cellstate must be built before it can start.
  >&2 echo   received: the build failed; the log is %WORK%\build.log
  >&2 findstr /b /c:"[ERROR]" "%WORK%\build.log"
  >&2 echo   try: read the log; if a download failed, look at the network and start again
  exit /b 1
)
move /y "%STAMP%.begun" "%STAMP%" >nul
exit /b 0
