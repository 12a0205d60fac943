# Debian 12 packages, with their reasons; sourced by setup.sh.
build_packages="
g++             compiler
cmake           build description
ninja-build     build runner
ccache          builds again in seconds
qt6-base-dev    Qt Core, Network, Widgets
qt6-svg-dev     icons
qt6-charts-dev  charts of the window
libqt6opengl6-dev needed by the CMake files of Qt Charts
libgl-dev       needed by Qt's CMake files
libxcb1-dev     whether X11 has a tray of the older kind
pkgconf         finds libxcb and libzstd
qt6-tools-dev   CMake files of the translation tools
qt6-tools-dev-tools
qt6-l10n-tools  lupdate and lrelease
libsimdjson-dev JSON parser
qtkeychain-qt6-dev keys in the keychain of the session
zlib1g-dev      gzip of providers that compress
libzstd-dev     log files that were packed with zstd
libssl-dev      signatures of Google's service accounts
openssl         certificates made for the tests
python3-jsonschema checks exported files in the tests
"
run_packages="
qt6-qpa-plugins      X11 and Wayland windows
qt6-translations-l10n texts of Qt's own buttons
fonts-dejavu-core    Latin text
fonts-noto-cjk       Chinese text
ca-certificates      HTTPS providers
libqt6sql6-sqlite    history of requests
unzip                presets that come as .zip
zip                  problem reports
"
test_packages="
mold                 links the tests quickly
desktop-file-utils   checks the launcher
appstream            checks the description for software centres
prometheus           checks and scrapes the metrics
"
