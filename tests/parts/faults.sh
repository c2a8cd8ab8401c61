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
    local place="${CARGO_TARGET_DIR:-target}/reader" kept=tests/fixtures/format-1/phone said
    if ! command -v python3 >/dev/null && ! debian python3 python3-venv; then
        skip reader "Python is not here and could not be installed"
        return
    fi
    if ! { python3 -m venv "$place" && "$place/bin/pip" install --quiet --disable-pip-version-check \
        --requirement tests/reader/requirements.txt; } >"$log" 2>&1; then
        skip reader "its libraries could not be had from Python's package index"
        return
    fi
    said=$("$place/bin/python" tests/reader/read_vault.py "$kept/vault.db" --keys "$kept" <<<481516)
    checked reader_said "$said"
}

reader_said() {
    diff <(echo "$1") tests/fixtures/format-1/read.txt && return
    echo "FAILED: the reader reads something else than what was written"
    return 1
}
