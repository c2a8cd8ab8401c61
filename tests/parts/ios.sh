# shellcheck shell=bash disable=SC2154
# The iOS parts of tests/run, which reads this: ios, and by name ios-tsan.
#
# Swift for Linux stands in a Debian root of its own, in a cache outside the repository. SwiftUI is
# not there: views are parsed, linted and type-checked against a stand-in.

swift_root="${XDG_CACHE_HOME:-$HOME/.cache}/schakel/swift-root"

# Makes the root when it is not there; what is missing for that is skipped by its name.
make_swift_root() {
    [ ! -x "$swift_root/usr/libexec/swift/bin/swift" ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! unshare --mount true 2>/dev/null; then
        skip swift-root "making it, and mounting in it, takes root"
        return 1
    fi
    if ! command -v mmdebstrap >/dev/null && ! debian mmdebstrap; then
        skip swift-root "mmdebstrap is not here and could not be installed"
        return 1
    fi
    local mirror new="$swift_root.new"
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep -m1 '/debian/$')
    rm -rf --one-file-system "$new" && mkdir -p "$(dirname "$new")"
    echo "Fetching Swift for Linux (2.5 GB, once) ..."
    if ! mmdebstrap --quiet --mode=root --variant=essential --include=swiftlang,libstdc++-14-dev,libc6-dev \
        --aptopt='APT::Install-Recommends "false"' --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
        trixie "$new" ${mirror:+"deb $mirror trixie main"} >"$log" 2>&1; then
        tail -3 "$log"
        skip swift-root "Swift for Linux could not be fetched"
        return 1
    fi
    mv "$new" "$swift_root"
}

# Runs a command in the root, where the repository stands at its own place. What is mounted for it is
# gone with it.
in_swift() {
    # The quoted words are for the shells inside.
    # shellcheck disable=SC2016
    SWIFT_ROOT=$swift_root REPOSITORY=$PWD unshare --mount --propagation private bash -c '
        set -e
        mount -t proc proc "$SWIFT_ROOT/proc"
        mount --rbind /dev "$SWIFT_ROOT/dev"
        mkdir -p "$SWIFT_ROOT$REPOSITORY"
        mount --bind "$REPOSITORY" "$SWIFT_ROOT$REPOSITORY"
        exec chroot "$SWIFT_ROOT" /usr/bin/env -i HOME=/root LANG=C.UTF-8 TERM=dumb \
            PATH=/usr/libexec/swift/bin:/usr/bin:/bin SCHAKEL_LIBRARY="$REPOSITORY/target/release" \
            sh -c "cd \"\$0\" && exec \"\$@\"" "$REPOSITORY" "$@"' in_swift "$@"
}

swift_package() {
    in_swift swift "$1" --package-path "$2" --scratch-path "target/swift/$2" "${@:3}"
}

# Adds up what Swift Testing says of each test, and XCTest in its words.
swift_counted() {
    local status p f
    : >"$log"
    swift_package test "$@" 2>&1 | tee -a "$log" | grep --line-buffered -E 'error:|warning: .*deprecated|recorded an issue|Test run with|✘|skipped'
    status=${PIPESTATUS[0]}
    p=$(grep -vE '^[^ ]+ Test run ' "$log" | grep -cE "^✔ Test .* passed after|^Test Case '.*' passed")
    f=$(grep -vE '^[^ ]+ Test run ' "$log" | grep -cE "^✘ Test .* failed after|^Test Case '.*' failed")
    if [ "$status" -ne 0 ] && [ "$f" -eq 0 ] || [ "$p" -eq 0 ] && [ "$f" -eq 0 ]; then
        grep -vE '^\[|^◇|^✔' "$log" | tail -20
        echo "FAILED: swift test --package-path $*"
        f=1
    fi
    passed=$((passed + p)) failed=$((failed + f))
    while read -r name; do
        skip "$name" "its test says why"
    done < <(sed -nE "s/^[^ ]+ Test (.*)\(.*\) skipped.*/\1/p; s/^Test Case '(.*)' skipped.*/\1/p" "$log")
}

# All Swift that is written by hand.
swift_sources() {
    find bindings/swift ios tests/ios -name '*.swift' -not -path '*/target/*' -not -path '*/.build/*'
}

swift_style() {
    local sources
    mapfile -t sources < <(swift_sources)
    in_swift swift format lint --strict --parallel "${sources[@]}"
}

# The app target talks to frameworks that only Apple has: at least it is Swift.
parse_app() {
    local sources
    mapfile -t sources < <(find ios/App -name '*.swift')
    in_swift swiftc -parse -swift-version 6 "${sources[@]}"
}

part_ios() {
    make_swift_root || return
    if ! build_core swift; then
        echo "FAILED: the core for Swift did not build"
        failed=$((failed + 1))
        return
    fi
    checked swift_style
    checked parse_app
    swift_counted bindings/swift
    swift_counted ios/Screens
    counted in_swift tests/ios/check-views target/swift/ios/Screens/debug/Modules
}

# The same tests, watched by the thread sanitizer: of what Swift does, not of what Rust does.
part_ios-tsan() {
    make_swift_root && build_core swift || return
    swift_counted bindings/swift --sanitize thread
    swift_counted ios/Screens --sanitize thread --no-parallel
}
