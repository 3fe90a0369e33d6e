# Sourced by install.sh: whose folders these are.

# others_may_write FILE: by its mode or an access list. A group that is the owner's own, as many systems make one for
# each user, has no others in it.
others_may_write() {
    [ ! -L "$1" ] || return 1
    set -- "$1" "$(stat -c '%A %U %G' "$1")"
    case $2 in ????????w*) return 0 ;; ?????w*) ;; *) return 1 ;; esac
    case $(ls -ld "$1") in ??????????+*) return 0 ;; esac
    set -- $2
    [ "$2" != "$3" ]
}

sticky() { [ -k "$1" ]; }

# source_guard: a program that others can change is not installed for all. The user who unpacked it is trusted: the script
# that runs here comes from them.
source_guard() {
    found=$(find "$here" ! -type l -perm /022 | while IFS= read -r file; do
        if others_may_write "$file"; then echo "$file" && break; fi
    done)
    [ -z "$found" ] || fail "others than its owner may write $found: unpack it again where only you may write"
    folder=$(dirname "$here")
    while :; do
        # In a folder like /tmp each owner's files are safe from others.
        if others_may_write "$folder" && ! sticky "$folder"; then
            fail "others than its owner may write in $folder, and so change what is installed: unpack it elsewhere"
        fi
        [ "$folder" != / ] || break
        folder=$(dirname "$folder")
    done
}

# target_guard: the folder to install into and those above it, also where a link leads.
target_guard() {
    for path in "$base" "$root/opt/tentacle-setup"; do
        while :; do
            if [ -e "$path" ]; then root_only "$path"; fi
            [ "$path" != / ] && [ "$path" != "$root" ] || break
            path=$(dirname "$path")
        done
    done
}

root_only() {
    [ "$(stat -L -c %u "$1")" = 0 ] || fail "$1 belongs to $(stat -L -c %U "$1"): a program for all needs a folder of root (chown root $1)"
    case $(stat -L -c %A "$1") in
        ?????w* | ????????w*) fail "others than root may write in $1, and so change the program (chmod go-w $1)" ;;
    esac
}

# place_guard: nothing of others lies where the program goes.
place_guard() {
    for program in $programs; do
        link=$root/usr/bin/$program
        if [ -e "$link" ] || [ -L "$link" ]; then our_link "$program" || fail "$link belongs to something else"; fi
    done
    if [ ! -e "$base" ] || [ -L "$base/current" ] || [ -d "$versions" ]; then return; fi
    if is_program "$base" || [ -z "$(ls -A "$base")" ]; then return; fi
    fail "$base is there and not ours: move it away first"
}

our_link() { [ -L "$root/usr/bin/$1" ] && [ "$(readlink "$root/usr/bin/$1")" = "/opt/tentacle-setup/bin/$1" ]; }

# alone: no second install.sh runs at the same time. The lock is on the folder itself. Programs that go on, or start
# others that do, must not have it (9>&-).
alone() {
    exec 9< "$base"
    flock -w 10 9 || fail "another install.sh is at work in $base"
    [ "$base" -ef /proc/self/fd/9 ] || fail "another install.sh has just ended: run this again"
}
