# Sourced by install.sh: what must be gone before the program goes.

index=$root/etc/octopus/Tentacle/Instances
state=$root/var/lib/tentacle-setup
vendor=$root/opt/octopus/tentacle

# instance_in FILE: the instance that a definition of ours starts, in the form of a unit.
instance_in() {
    found=$(sed -n -e 's/^ExecStart=.*"--instance=\([^"]*\)".*/\1/p' -e 't' -e 's/^ExecStart=.* --instance=\([^ "]*\).*/\1/p' "$1")
    # A unit that was changed by hand has at least the name that the set-up gave to the service.
    printf '%s\n' "${found:-$(sed -n 's/^Name=//p' "$1")}" | sed 's/%%/%/g'
}

# instances: one in a line, with what keeps it running.
instances() {
    our_units | while read -r unit; do
        if systemd_runs; then now=$(property "$unit" ActiveState); else now='not asked'; fi
        printf '%s\tservice %s (%s)\n' "$(instance_in "$units/$unit")" "$unit" "$now"
    done
    for file in "$processes"/*.service; do
        if [ ! -f "$file" ]; then continue; fi
        name=${file##*/}
        if process_runs "${name%.service}"; then now=running; else now=stopped; fi
        printf '%s\tbackground process (%s)\n' "$(instance_in "$file")" "$now"
    done
}

# unkept: instances of the index that nothing of ours keeps running. Beside the vendor's program they may be the vendor's.
unkept() {
    if [ -d "$vendor" ]; then return; fi
    for file in "$index"/*; do
        if [ ! -f "$file" ]; then continue; fi
        name=$(sed -n 's/.*"Name": *"\([^"]*\)".*/\1/p' "$file")
        if [ -n "$name" ] && ! instances | cut -f 1 | grep -qxF -- "$name"; then printf '%s\tno service\n' "$name"; fi
    done
}

# strangers: agents of other users, or of instances that are listed elsewhere.
strangers() {
    agents | while read -r pid; do
        if [ "$(keeper_of "$pid")" = none ]; then
            printf '%s\tprocess %s of %s\n' "$(arguments_of "$pid" | sed -n 's/^--instance=//p')" "$pid" "$(stat -c %U "/proc/$pid")"
        fi
    done
}

remove_instances() {
    [ -x "$base/bin/tentacle-setup" ] || fail "instances are there and the program is not: install it first, or use --keep-instances"
    { instances && unkept; } | cut -f 1 | sort -u > "$work/names"
    while IFS= read -r name <&3; do remove_instance "$name"; done 3< "$work/names"
}

remove_instance() {
    say "removing the instance $1"
    printf '%s\n' '[setup]' 'schema = 1' 'action = remove' "instance = $1" '[remove]' 'deregister = auto' "confirm = $1" \
        > "$work/removal.ini"
    code=0
    set -- "$1" --silent
    if [ -n "$answers" ]; then set -- "$@" --answers "$answers"; fi
    name=$1
    shift
    "$base/bin/tentacle-setup" "$@" --answers "$work/removal.ini" < /dev/null 3<&- 9>&- || code=$?
    case $code in
        0) ;;
        24) say "$name is removed here; see above for what stays at the server" ;;
        *) fail "$name could not be removed (exit code $code); the program stays" ;;
    esac
}

# no_instances: fails and lists them.
no_instances() {
    left=$({ instances && unkept && strangers; } | sed 's/\t/: /; s/^/    /')
    if [ -z "$left" ]; then return; fi
    echo "install.sh: there are instances that need this program:" >&2
    printf '%s\n' "$left" >&2
    fail "remove them first, or use --with-instances, or --keep-instances to remove the program alone"
}

# no_set_up: nothing of the program runs but agents.
no_set_up() {
    for folder in "$base" "$versions"/*; do used_program "$folder"; done | sort -u > "$work/used"
    agents | sort -u > "$work/agents"
    others=$(comm -23 "$work/used" "$work/agents" | tr '\n' ' ')
    [ -z "$others" ] || fail "the program is in use (processes ${others% }): try again when they have ended"
}

# Large things first: until the end this script can be run again from where it is.
remove_program() {
    for program in $programs; do
        if our_link "$program"; then rm "$root/usr/bin/$program"; fi
    done
    for folder in "$base.new" "$base.old"; do
        if is_program "$folder"; then rm -rf "$folder"; fi
    done
    rm -rf "$base/bin" "$base/runtime" "$base/lib" "$versions"/*/bin "$versions"/*/runtime "$versions"/*/lib/app "$again"
    rm -rf "$versions"
    rm -f "$base/current" "$base/LICENSE" "$base/install.sh" "$base"/.*.new
    rmdir "$base" 2> /dev/null || [ ! -e "$base" ] || say "$base stays: there are files of others in it"
}

uninstall_program() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    if [ -e "$base" ]; then
        [ -d "$versions" ] || [ -L "$base/current" ] || is_program "$base" || [ -z "$(ls -A "$base")" ] ||
            fail "$base is not ours"
        alone
        no_set_up
    fi
    if [ "$keep_instances" = no ]; then
        if [ "$with_instances" = yes ]; then remove_instances; fi
        no_instances
    fi
    remove_program
    if [ "$keep_instances" = no ]; then rm -rf "$state"; fi
    say "$base is removed"
}
