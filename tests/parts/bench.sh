# shellcheck shell=bash
# Measures: each program in tests/bench prints JSON objects, a row each, and says whether it is ok.
# Named is a program, or a row of the one that measures beside others. By name only, for a machine
# that is busy measures something else.
#
#   tests/run bench [--json FILE] [ROW...]

part_bench() {
    local json='' rows=() programs=() row out
    while [ "$#" -gt 0 ]; do
        case "$1" in
            --json) json=$2 && shift 2 ;;
            *)
                if [ -f "tests/bench/$1" ]; then programs+=("$1"); else rows+=("$1"); fi
                shift
                ;;
        esac
    done
    if [ "${#rows[@]}" -gt 0 ]; then
        programs+=("peers ${rows[*]}")
    elif [ "${#programs[@]}" -eq 0 ]; then
        mapfile -t programs < <(find tests/bench -maxdepth 1 -type f -perm -u+x -printf '%f\n' | sort)
    fi
    out=$(mktemp)
    for row in "${programs[@]}"; do
        [ "$row" != ffi-swift ] || make_swift_root || continue
        # shellcheck disable=SC2086 # a program and the rows it is asked for
        if (set -o pipefail && tests/bench/$row | tee -a "$out"); then
            passed=$((passed + $(grep -c '"ok":true' "$out")))
            failed=$((failed + $(grep -c '"ok":false' "$out")))
        else
            echo "FAILED: tests/bench/$row"
            failed=$((failed + 1))
        fi
        [ -z "$json" ] || cat "$out" >>"$json"
        : >"$out"
    done
    rm -f "$out"
}
