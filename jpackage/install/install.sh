#!/bin/sh
# Puts Tentacle Setup into /opt/tentacle-setup with links in /usr/bin, changes to another version, or takes it away.
# sudo ./install.sh --help      all forms; each may be repeated, also after it was killed
# The parts are in lib/install; how it works is in jpackage/README.md of the sources.
set -eu
PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL
umask 022

here=$(dirname "$(readlink -f "$0")")
parts=$here/lib/install

help() {
    cat << 'END'
install.sh [install] [--wait SECONDS] [--ready SECONDS] [--no-restart] [--root FOLDER]
    Installs this version beside the one that is there, switches to it, and restarts running agents with it.
    --wait      how long to wait for an agent to have no script running, 600 without it; 0 does not wait.
                An agent that stays busy goes on as it is, and changes at its next stop.
    --ready     how long a restarted agent may take until it is ready, 200 without it.
                One that is not ready in time is put back, with the version, and the exit code is 1.
    --no-restart   leaves all running agents as they are
    --root      installs into a system that is mounted there and not running
install.sh uninstall [--with-instances [--answers FILE] | --keep-instances] [--root FOLDER]
    Removes the program, and refuses while there are instances.
    --with-instances   removes them first: service, registration here, certificate, account, firewall rule.
                       FILE is an answer file for tentacle-setup with what all removals have in common, usually
                       [server] with url and api-key, so that the server's records are deleted, too.
    --keep-instances   removes the program alone; services of instances will fail
install.sh clean [--root FOLDER]
    Removes the versions that are neither installed nor used by any process.
END
}

fail() {
    echo "install.sh: $*" >&2
    exit 1
}

usage() {
    echo "install.sh: $*" >&2
    help >&2
    exit 2
}

seconds() {
    case $2 in '' | *[!0-9]* | ???????*) usage "$1 needs a number of seconds, not '$2'" ;; esac
}

main() {
    action=install
    root= wait=600 ready=200 restart=yes with_instances=no keep_instances=no answers=
    case ${1:-} in
        install | uninstall | clean) action=$1 && shift ;;
        -h | --help | help) help && exit 0 ;;
    esac
    while [ $# -gt 0 ]; do
        case $action:$1 in
            install:--wait) seconds "$1" "${2:-}" && wait=$2 && shift ;;
            install:--ready) seconds "$1" "${2:-}" && ready=$2 && shift ;;
            install:--no-restart) restart=no ;;
            uninstall:--with-instances) with_instances=yes ;;
            uninstall:--keep-instances) keep_instances=yes ;;
            uninstall:--answers)
                [ -r "${2:-}" ] || usage "--answers needs a file that can be read"
                answers=$(readlink -f "$2")
                shift
                ;;
            *:--root)
                [ -d "${2:-}" ] || usage "--root needs a folder that exists"
                root=$(cd "$2" && pwd -P)
                shift
                ;;
            *) usage "unknown for $action: $1" ;;
        esac
        shift
    done
    [ "$with_instances$keep_instances" != yesyes ] || usage "--with-instances and --keep-instances exclude each other"
    [ -z "$root" ] || [ "$with_instances" = no ] || usage "--with-instances needs the running system"
    [ -z "$answers" ] || [ "$with_instances" = yes ] || usage "--answers needs --with-instances"
    [ "$(id -u)" = 0 ] || fail "needs root: run it with sudo"
    # For the running system, / is nothing to be put in front.
    [ "$root" != / ] || root=
    # As the system names it: processes are found by it.
    base=$(readlink -m "$root/opt/tentacle-setup")
    for part in guards versions agents instances; do
        [ -r "$parts/$part.sh" ] || fail "the folder $here is not complete"
        . "$parts/$part.sh"
    done
    "$action"_program
}

main "$@"
