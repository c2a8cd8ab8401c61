# shellcheck shell=bash disable=SC2154
# Throws bytes at every parser of bytes from outside, for a while each. What went where nothing went
# before is kept in tests/fuzz/corpus, where the next run begins; what broke something, in
# tests/fuzz/broke. By name only.
#
#   tests/run fuzz                    a minute each
#   SCHAKEL_FUZZ_S=600 tests/run fuzz

fuzzed=(wire texts signed records bodies chains vault spool)

part_fuzz() {
    local place="${CARGO_TARGET_DIR:-$PWD/target}/fuzz" target
    if ! command -v c++ >/dev/null && ! debian g++; then
        skip fuzz "the fuzzer is C++, and no compiler for it is here or could be installed"
        return
    fi
    # What a fuzzer needs of the compiler: counters of which edges were taken.
    local flags="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
        -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=16 --cfg fuzzing"
    # With a target named, the flags are for what is fuzzed only, and not for what builds it.
    local host
    host=$(rustc -vV | sed -n 's/^host: //p')
    if ! RUSTFLAGS="$flags" logged cargo build --release --locked --manifest-path tests/fuzz/Cargo.toml \
        --target "$host" --target-dir "$place"; then
        echo "FAILED: the fuzzer did not build"
        failed=$((failed + 1))
        return
    fi
    for target in "${fuzzed[@]}"; do
        mkdir -p "tests/fuzz/corpus/$target" "$place/found/$target" tests/fuzz/broke
        checked fuzz_one "$target" "$place/$host/release/fuzz" "$place/found/$target"
    done
}

fuzz_one() {
    local kept=tests/fuzz/corpus/$1 program=$2 found=$3 said
    local -x SCHAKEL_FUZZ=$1
    said=$(mktemp)
    "$program" "$found" "$kept" -max_total_time="${SCHAKEL_FUZZ_S:-60}" \
        -timeout=10 -rss_limit_mb=1024 -max_len=4096 -artifact_prefix="tests/fuzz/broke/$1-" \
        -print_final_stats=1 >"$said" 2>&1
    local status=$?
    [ "$status" -ne 0 ] || "$program" -set_cover_merge=1 -use_counters=0 -max_len=4096 "$kept" "$found" 2>>"$said" || status=1
    printf '%-8s %9s tries, %5s in the corpus, %s edges\n' "$1" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$said")" \
        "$(find "$kept" -type f | wc -l)" \
        "$(sed -n '/DONE/{s/.*cov: \([0-9]*\).*/\1/p;q}' "$said")"
    [ "$status" -eq 0 ] || tail -40 "$said"
    rm -f "$said"
    return "$status"
}
