# shellcheck shell=bash
# Measures: each file in tests/bench is a row, prints JSON objects and says whether it is ok.
# By name only, for a machine that is busy measures something else.
#
#   tests/run bench [--json FILE] [ROW...]

part_bench() {
    local json='' rows=() row out
    while [ "$#" -gt 0 ]; do
        case "$1" in
            --json) json=$2 && shift 2 ;;
            *) rows+=("$1") && shift ;;
        esac
    done
    [ "${#rows[@]}" -gt 0 ] || mapfile -t rows < <(find tests/bench -maxdepth 1 -type f -perm -u+x -printf '%f\n' | sort)
    out=$(mktemp)
    for row in "${rows[@]}"; do
        [ "$row" != ffi-swift ] || make_swift_root || continue
        if "tests/bench/$row" | tee -a "$out"; then
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
