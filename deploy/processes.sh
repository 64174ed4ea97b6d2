# shellcheck shell=bash
# Starts, awaits and ends the programs of a script. Source it after setting $logs, a folder.

: "${logs:?}"

declare -A process=()
# How long a program may take to start and to end, in seconds.
longest_start=120
longest_end=20

# start NAME COMMAND…: what it prints goes to NAME.out and NAME.log.
start() {
    local name=$1
    shift
    # Emptied before anybody reads it: what an earlier program said is over.
    : >"$logs/$name.out"
    "$@" >"$logs/$name.out" 2>"$logs/$name.log" </dev/null &
    process[$name]=$!
}

is_running() { kill -0 "${process[$1]}" 2>/dev/null; }

# address_of NAME: waits until the program says "ready http://…" and answers the address.
address_of() {
    local name=$1 address tries
    for ((tries = longest_start * 5; tries > 0; tries--)); do
        address=$(sed -n 's/^ready //p' "$logs/$name.out")
        if [ -n "$address" ]; then
            printf '%s\n' "$address"
            return 0
        fi
        is_running "$name" || break
        sleep 0.2
    done
    printf '%s không khởi động được / did not start:\n' "$name" >&2
    tail -n 20 "$logs/$name.log" >&2
    return 1
}

# end_all: asks every program to end, and ends those that do not in time.
end_all() {
    local name tries
    for name in "${!process[@]}"; do
        kill -TERM "${process[$name]}" 2>/dev/null || true
    done
    for name in "${!process[@]}"; do
        for ((tries = longest_end * 10; tries > 0; tries--)); do
            is_running "$name" || break
            sleep 0.1
        done
        if is_running "$name"; then kill -KILL "${process[$name]}"; fi
        wait "${process[$name]}" 2>/dev/null || true
    done
    process=()
}

# free_port FIRST: the first port from there on that nobody listens on.
free_port() {
    local port
    for ((port = $1; port < $1 + 100; port++)); do
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s\n' "$port"
            return 0
        fi
    done
    printf 'Không có cổng trống / no free port: %s-%s\n' "$1" "$port" >&2
    return 1
}
