#!/bin/sh
# Puts Tentacle Setup into /opt/tentacle-setup with links in /usr/bin, or takes it away again.
# sudo ./install.sh             installs or replaces; may be repeated
# sudo ./install.sh uninstall   removes the program; instances, their services and data stay
set -eu
target=/opt/tentacle-setup
programs='tentacle-setup tentacle'

fail() { echo "install.sh: $*" >&2; exit 1; }

ours() { [ -L "/usr/bin/$1" ] && [ "$(readlink "/usr/bin/$1")" = "$target/bin/$1" ]; }

install_program() {
    here=$(cd "$(dirname "$0")" && pwd -P)
    [ -x "$here/runtime/bin/tentacle" ] || fail "the folder $here is not complete"
    [ "$here" != "$target" ] || fail "already in place: $target"
    for program in $programs; do
        if [ -e "/usr/bin/$program" ] || [ -L "/usr/bin/$program" ]; then
            ours "$program" || fail "/usr/bin/$program belongs to something else"
        fi
    done
    # Beside the target first, so that a full disk leaves what was there.
    mkdir -p "${target%/*}"
    rm -rf "$target.new" "$target.old"
    trap 'rm -rf "$target.new"' EXIT
    cp -a "$here" "$target.new"
    chown -R 0:0 "$target.new"
    chmod -R go-w "$target.new"
    if [ -e "$target" ]; then mv "$target" "$target.old"; fi
    mv "$target.new" "$target"
    rm -rf "$target.old"
    for program in $programs; do ln -sfn "$target/bin/$program" "/usr/bin/$program"; done
    echo "Installed in $target. Begin with: tentacle-setup"
}

uninstall_program() {
    for program in $programs; do
        if ours "$program"; then rm "/usr/bin/$program"; fi
    done
    rm -rf "$target" "$target.new" "$target.old"
    echo "Removed $target."
}

[ "$(id -u)" = 0 ] || fail "needs root: run it with sudo"
case ${1:-install} in
    install) install_program ;;
    uninstall) uninstall_program ;;
    *) fail "unknown: $1; use 'install' or 'uninstall'" ;;
esac
