# Sourced by install.sh: the folder of each version, and the link to the one that counts.
#
#   /opt/tentacle-setup/versions/VERSION-HASH/{bin,lib,runtime,install.sh,LICENSE}
#   /opt/tentacle-setup/current       -> versions/VERSION-HASH          switched by a rename
#   /opt/tentacle-setup/bin/tentacle  -> ../current/bin/tentacle        what units name
#   /usr/bin/tentacle                 -> /opt/tentacle-setup/bin/tentacle
#
# Earlier ones had bin, lib and runtime in /opt/tentacle-setup itself. Such a program is called `flat` here: it stays
# where it is, because agents run from it, and versions/flat leads to it.

programs='tentacle-setup tentacle'
versions=$base/versions

say() { echo "install.sh: $*"; }

is_program() { [ -x "$1/bin/tentacle-setup" ] && [ -x "$1/runtime/bin/tentacle" ]; }

# link TARGET FILE: in one step, whatever was there.
link() {
    if [ "$(readlink "$2")" = "$1" ]; then return; fi
    rm -f "${2%/*}/.${2##*/}.new"
    ln -s "$1" "${2%/*}/.${2##*/}.new"
    mv -fT "${2%/*}/.${2##*/}.new" "$2"
}

switch_to() { link "versions/$1" "$base/current"; }

current_version() { if [ -L "$base/current" ]; then basename "$(readlink "$base/current")"; fi; }

# content FOLDER: a name for what is in it.
content() {
    (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-12)
}

release() {
    set -- "$here"/lib/app/command-line-*.jar
    set -- "${1##*/command-line-}"
    echo "${1%.jar}"
}

# set_modes FOLDER: for all to read, whatever the umask and the user that unpacked it.
set_modes() {
    chown -hR 0:0 "$1"
    find "$1" -type d -exec chmod 755 {} +
    find "$1" -type f -exec chmod 644 {} +
    for file in "$1"/install.sh "$1"/bin/* "$1"/runtime/bin/* "$1"/runtime/lib/jspawnhelper "$1"/runtime/lib/jexec; do
        if [ -f "$file" ]; then chmod 755 "$file"; fi
    done
}

# Labels are those of the place, and not of the folder in which it was unpacked.
set_labels() {
    if command -v restorecon > /dev/null 2>&1; then restorecon -R "$1" || say "SELinux labels could not be set on $1"; fi
}

# lay_down: sets $version, the name of the folder. A folder of that name is complete, because it gets it at the end.
lay_down() {
    rm -rf "$versions/.incoming"
    hash=$(content "$here")
    version=$(release)-$hash
    number=0
    while [ -e "$versions/$version" ] && [ "$(content "$versions/$version")" != "$hash" ]; do
        # The one that is there was changed by hand; an agent may run from it.
        number=$((number + 1))
        version=$(release)-$hash.$number
    done
    if [ -e "$versions/$version" ]; then
        set_modes "$versions/$version"
        set_labels "$versions/$version"
        return
    fi
    incoming=$versions/.incoming
    # Times of files count: caches were made for them. Owners, modes, access lists and labels do not.
    cp -RP --preserve=timestamps "$here" "$incoming"
    set_modes "$incoming"
    [ "$(content "$incoming")" = "$hash" ] || fail "$here has changed while it was copied"
    sync -f "$incoming" 2> /dev/null || sync
    mv -T "$incoming" "$versions/$version"
    set_labels "$versions/$version"
}

# take_over_flat: from here on the old program runs through the same links as all later ones.
take_over_flat() {
    if [ -L "$base/bin/tentacle" ] || ! is_program "$base"; then return; fi
    say "taking over the program in $base"
    if [ ! -d "$versions/flat" ]; then
        rm -rf "$versions/.flat"
        mkdir -p "$versions/.flat"
        cp -RP --preserve=all "$base/bin" "$versions/.flat/bin"
        ln -s ../../lib "$versions/.flat/lib"
        ln -s ../../runtime "$versions/.flat/runtime"
        mv -T "$versions/.flat" "$versions/flat"
    fi
    [ -L "$base/current" ] || switch_to flat
    lasting_links
}

lasting_links() {
    mkdir -p "$base/bin"
    for program in $programs; do link "../current/bin/$program" "$base/bin/$program"; done
}

# used PREFIX...: the processes that have a file whose path begins so mapped, or named in their command line.
used() {
    printf '%s\n' "$@" | grep -lsF -f - /proc/[0-9]*/maps /proc/[0-9]*/cmdline | cut -d / -f 3 | sort -u |
        while read -r pid; do
            # Another system in a container may have the same paths.
            if [ "/proc/$pid/root" -ef / ]; then echo "$pid"; fi
        done
}

# used_program FOLDER: the processes that run from it or are about to. This script may come from there, and does not
# count; nor do the lasting links in bin/, which are of no version.
used_program() {
    if [ "$1" = "$base" ]; then used "$1/lib/app/" "$1/runtime/"; else used "$1/bin/" "$1/lib/app/" "$1/runtime/"; fi
}

used_version() {
    used_program "$versions/$1"
    if [ "$1" = flat ]; then used_program "$base"; fi
}

# remove_version NAME
remove_version() {
    if [ "$1" = flat ]; then rm -rf "$base/runtime" "$base/lib"; fi
    # Not under its name any more when it is not complete.
    mv -T "$versions/$1" "$versions/.gone"
    rm -rf "$versions/.gone"
}

# remove_unused: every version but the current one from which nothing runs.
remove_unused() {
    rm -rf "$versions/.incoming" "$versions/.flat" "$versions/.gone"
    for folder in "$versions"/*; do
        name=${folder##*/}
        if [ ! -d "$folder" ] || [ "$name" = "$(current_version)" ]; then continue; fi
        pids=$(used_version "$name" | tr '\n' ' ')
        if [ -n "$pids" ]; then
            say "version $name stays: processes run from it (${pids% })"
        else
            remove_version "$name"
            say "version $name is removed"
        fi
    done
    # What earlier install.sh left when they were killed.
    for folder in "$base.new" "$base.old"; do
        if is_program "$folder" && [ -z "$(used_program "$folder")" ]; then rm -rf "$folder"; fi
    done
}

install_program() {
    for folder in "$here" "$here/lib/app"; do [ -d "$folder" ] || fail "the folder $here is not complete"; done
    is_program "$here" || fail "the folder $here is not complete"
    target_guard
    source_guard
    place_guard
    mkdir -p "$versions"
    alone
    chown 0:0 "$base" "$versions"
    chmod 755 "$base" "$versions"
    take_over_flat
    lay_down
    previous=$(current_version)
    switch_to "$version"
    lasting_links
    for file in install.sh LICENSE; do link "current/$file" "$base/$file"; done
    mkdir -p "$root/usr/bin"
    for program in $programs; do link "/opt/tentacle-setup/bin/$program" "$root/usr/bin/$program"; done
    set_labels "$base/bin"
    if [ "$restart" = yes ]; then move_agents; fi
    tell_of_old_agents
    remove_unused
    say "version $version is installed in $base. Begin with: tentacle-setup"
}

clean_program() {
    [ -d "$versions" ] || fail "nothing is installed in $base"
    alone
    remove_unused
}
