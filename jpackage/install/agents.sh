# Sourced by install.sh: agents that run from another version than the installed one, and their restart.
#
# A script is not cut off: an agent is restarted when it has no child process, seen twice. It is judged by what comes
# back: the new program, reported as ready by its service manager.

units=$root/etc/systemd/system
processes=$root/var/lib/tentacle-setup/processes
pause=1
alive=5

systemd_runs() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

# Its children, if it had any, would keep the lock.
systemctl() { command systemctl "$@" 9>&-; }

property() { systemctl show -p "$2" --value -- "$1"; }

# our_units: the names of the unit files that the set-up made.
our_units() {
    for unit in "$units"/*.service; do
        if [ -f "$unit" ] && grep -qx '\[X-TentacleSetup\]' "$unit"; then echo "${unit##*/}"; fi
    done
}

# folder_of PID: of the program that it runs; a program that is gone ends in ` (deleted)`.
folder_of() {
    exe=$(readlink "/proc/$1/exe") || return 1
    case $exe in
        */runtime/bin/tentacle | */runtime/bin/tentacle' (deleted)') ;;
        *) return 1 ;;
    esac
    echo "${exe%/runtime/bin/tentacle*}${exe##*/runtime/bin/tentacle}"
}

# arguments_of PID: what the launcher was called with, one in a line.
arguments_of() { tr '\0' '\n' < "/proc/$1/cmdline" | sed '1,/TentacleMain$/d'; }

# agents: the processes of all agents that run from a version of this program.
agents() {
    find /proc/[0-9]*/exe -maxdepth 0 -printf '%h %l\n' 2> /dev/null | while read -r process program; do
        case $program in "$base"/* | "$base".*/*) ;; *) continue ;; esac
        case $program in */runtime/bin/tentacle | */runtime/bin/tentacle' (deleted)') ;; *) continue ;; esac
        # Another system in a container may have the same paths.
        [ "$process/root" -ef / ] || continue
        case $(arguments_of "${process#/proc/}" 2> /dev/null | head -n 1) in agent | run) echo "${process#/proc/}" ;; esac
    done
}

# old_agents: those from other versions than the installed one.
old_agents() {
    agents | while read -r pid; do
        if ! is_new "$pid"; then echo "$pid"; fi
    done
}

# keeper_of PID: `unit NAME`, `process NAME`, or `none` when it is not ours to restart.
keeper_of() {
    if systemd_runs; then
        our_units | while read -r unit; do
            if [ "$(property "$unit" MainPID)" = "$1" ]; then echo "unit $unit" && break; fi
        done | grep . && return
    fi
    for file in "$processes"/*.pid; do
        if [ -f "$file" ] && [ "$(head -n 1 "$file")" = "$1" ]; then
            file=${file##*/}
            echo "process ${file%.pid}"
            return
        fi
    done
    echo none
}

# idle PID: it has no child but those that have ended.
idle() {
    cat /proc/[0-9]*/status 2> /dev/null | awk -v pid="$1" '
        $1 == "State:" { ended = $2 == "Z" }
        $1 == "PPid:" && $2 == pid && !ended { busy = 1 }
        END { exit busy }'
}

# is_new PID: it runs the version that was just installed.
is_new() {
    case $version in flat) set -- "$1" "$base" ;; *) set -- "$1" "$versions/$version" ;; esac
    [ "$(folder_of "$1" 2> /dev/null)" = "$2" ]
}

# move_agents: all that can be restarted, each when it is idle.
move_agents() {
    if [ -n "$root" ]; then return; fi
    resume_processes
    until=$(($(date +%s) + wait))
    seen=' '
    announced=
    while :; do
        busy=
        idle_now=' '
        for pid in $(old_agents); do
            keeper=$(keeper_of "$pid")
            if [ "$keeper" = none ]; then continue; fi
            if idle "$pid"; then
                case $seen in *" $pid "*) move_agent "$pid" "$keeper" ;; *) idle_now="$idle_now$pid " ;; esac
            else
                busy="$busy${busy:+, }${keeper#* }"
            fi
        done
        seen=$idle_now
        if [ -z "$busy" ] && [ "$seen" = ' ' ]; then break; fi
        if [ -n "$busy" ] && [ "$(date +%s)" -ge "$until" ]; then
            [ "$seen" != ' ' ] || break
        elif [ -n "$busy" ] && [ -z "$announced" ]; then
            announced=yes
            say "waiting up to $wait seconds for scripts to end: $busy"
        fi
        sleep "$pause"
    done
}

tell_of_old_agents() {
    for pid in $(old_agents); do
        keeper=$(keeper_of "$pid")
        if [ "$keeper" = none ]; then keeper="process $pid of $(stat -c %U "/proc/$pid")"; else keeper=${keeper#* }; fi
        say "$keeper goes on with the program in $(folder_of "$pid"): it changes when it is stopped and started"
    done
}

# move_agent PID KEEPER
move_agent() {
    old=$(folder_of "$1") || return 0
    was=
    say "restarting ${2#* }"
    case $2 in
        unit*)
            was=$(property "${2#unit }" ActiveState)
            if restart_unit "${2#unit }" "$was"; then return; fi
            ;;
        process*) if replace_process "${2#process }" "$1"; then return; fi ;;
    esac
    go_back "$2" "$old"
}

# restart_unit UNIT STATE: an agent that was ready has to be ready again; one that waited for its server may go on waiting.
restart_unit() {
    if [ "$2" = active ]; then
        timeout "$ready" systemctl restart -- "$1" 9>&- || return 1
    else
        systemctl --no-block restart -- "$1" || return 1
        sleep "$alive"
    fi
    sleep "$pause"
    is_new "$(property "$1" MainPID)"
}

# go_back KEEPER FOLDER: to the version that was there, and ends.
go_back() {
    back=${previous:-}
    if [ -z "$back" ] || [ "$back" = "$version" ]; then
        case $2 in "$versions"/*) back=${2##*/} ;; "$base") back=flat ;; *) back= ;; esac
    fi
    why="${1#* } does not come back with version $version$(last_words "$1")"
    case $back in '' | "$version" | *' (deleted)') fail "$why. The version that it ran before is not there any more: $2" ;; esac
    switch_to "$back"
    version=$back
    case $1 in
        unit*) if restart_unit "${1#unit }" "$was"; then result='runs again'; else result='does not run'; fi ;;
        process*) if replace_process "${1#process }" ''; then result='runs again'; else result='does not run'; fi ;;
    esac
    fail "$why. It $result with version $back, which is the installed one again. Agents that are restarted already go on with the other one until they are stopped"
}

last_words() {
    case $1 in
        unit*) line=$(journalctl -q -n 1 -o cat --no-pager -u "${1#unit }" 2> /dev/null) || line= ;;
        process*) line=$(tail -n 1 "$processes/${1#process }.log" 2> /dev/null) || line= ;;
    esac
    if [ -n "$line" ]; then printf ' (%s)' "$line"; fi
}

# The background processes of root, which no service manager keeps. What one was started with is written down before it
# is stopped, so that the next run starts it when this one is killed in between.
again=$base/.restart

resume_processes() {
    for saved in "$again"/*; do
        if [ ! -d "$saved" ]; then continue; fi
        name=${saved##*/}
        if process_runs "$name"; then rm -rf "$saved"; else replace_process "$name" '' || say "$name could not be started again"; fi
    done
    rmdir "$again" 2> /dev/null || true
}

# began PID: as the set-up marks a process: the boot and the clock tick at which it started.
began() {
    stat=$(cat "/proc/$1/stat" 2> /dev/null) || return 1
    set -- ${stat##*) }
    case $1 in Z | X) return 1 ;; esac
    echo "$(cat /proc/sys/kernel/random/boot_id):${20}"
}

process_runs() {
    [ -f "$processes/$1.pid" ] || return 1
    { read -r pid && read -r mark; } < "$processes/$1.pid" || return 1
    [ "$(began "$pid")" = "$mark" ]
}

# replace_process NAME PID: PID is what runs now, or empty when its start was written down before.
replace_process() {
    restart_process "$1" "$2" || return 1
    sleep "$alive"
    process_runs "$1" && is_new "$pid" || return 1
    rm -rf "$again/$1"
}

restart_process() {
    saved=$again/$1
    if [ -n "$2" ]; then
        [ "$(stat -c %u "/proc/$2")" = 0 ] || return 1
        rm -rf "$saved.new"
        mkdir -p -m 700 "$saved.new"
        cp "/proc/$2/environ" "$saved.new/environment"
        tr '\0' '\n' < "/proc/$2/cmdline" | sed '1,/TentacleMain$/d' | tr '\n' '\0' > "$saved.new/arguments"
        readlink "/proc/$2/cwd" > "$saved.new/folder"
        mv -T "$saved.new" "$saved"
        stop_process "$2"
    elif process_runs "$1"; then
        stop_process "$pid"
    fi
    # The launcher puts itself in the place of each of these: the process id stays.
    { cat "$saved/environment" && printf '%s\0' "$base/bin/tentacle" && cat "$saved/arguments"; } |
        (cd "$(cat "$saved/folder")" 2> /dev/null || cd / && exec xargs -0 -x -n 10000 setsid -f sh -c \
            'echo $$ > "$0.started" && exec env -i "$@" >> "$0.log" 2>&1 < /dev/null' "$processes/$1") 9>&- || return 1
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        if [ -s "$processes/$1.started" ]; then break; fi
        sleep 0.2
    done
    pid=$(cat "$processes/$1.started") && mark=$(began "$pid") || return 1
    (umask 077 && printf '%s\n%s\n' "$pid" "$mark" > "$processes/$1.pid.new")
    mv -T "$processes/$1.pid.new" "$processes/$1.pid"
    rm -f "$processes/$1.started"
}

# stop_process PID: as the set-up does it, with as much patience.
stop_process() {
    kill -TERM "$1" 2> /dev/null || return 0
    for _ in $(seq 40); do
        began "$1" > /dev/null || return 0
        sleep 0.5
    done
    kill -KILL "$1" 2> /dev/null || true
}
