# shellcheck shell=bash disable=SC2154
# The parts faults and reader of tests/run, which reads this.

# What was counted (kills, power cuts, bits) is printed by the tests themselves.
part_faults() {
    tests_named -- --show-output < <(tests_in core/*/tests tests/journeys/tests | grep -E "$faults")
    # The hub that is killed stands among the hub's own tests, whose clients it uses.
    counted cargo test --release --workspace --locked --no-fail-fast --test=hub killed::
}

# A stranger's reader opens a vault that is kept, by core/vault/FORMAT.md alone.
part_reader() {
    local place="${CARGO_TARGET_DIR:-target}/reader" kept
    if ! command -v python3 >/dev/null && ! debian python3 python3-venv; then
        skip reader "Python is not here and could not be installed"
        return
    fi
    if ! { python3 -m venv "$place" && "$place/bin/pip" install --quiet --disable-pip-version-check \
        --requirement tests/reader/requirements.txt; } >"$log" 2>&1; then
        skip reader "its libraries could not be had from Python's package index"
        return
    fi
    for kept in tests/fixtures/format-*; do
        checked reader_says "$place/bin/python" "$kept"
    done
}

reader_says() {
    diff <("$1" tests/reader/read_vault.py "$2/phone/vault.db" --keys "$2/phone" <<<481516) "$2/read.txt" && return
    echo "FAILED: the reader reads something else than what was written in $2"
    return 1
}
