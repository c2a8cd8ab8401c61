# shellcheck shell=bash disable=SC2154
# The part phones-rust of tests/run, which reads this: by name only, and it leaves nothing behind.
#
# Is the whole core sound Rust for a phone? Checked, not linked: linking needs Android's NDK or Xcode.
# The standard library for the phone is checked along with it, for which Debian has a compiler with
# its sources; C code is answered by stand-ins, and nothing that they make may be linked. For an
# iPhone the static library, C code included, is really built: Xcode links it into the app.

part_phones-rust() {
    local place
    place=$(mktemp -d) || return
    phone_compiler "$place" >"$log" 2>&1
    if [ ! -x "$place/root/usr/bin/rustc" ]; then
        skip rustc-web "Debian's compiler for other targets could not be fetched"
    else
        stand_ins "$place"
        local target
        for target in aarch64-linux-android armv7-linux-androideabi aarch64-apple-ios aarch64-apple-ios-sim; do
            checked phone_check "$place" "$target"
        done
        if apple_c "$place"; then
            checked iphone_library "$place"
        else
            skip ziglang "a C compiler for iPhones could not be fetched"
        fi
    fi
    rm -rf "$place"
}

# Unpacked beside rustup: nothing is installed.
phone_compiler() {
    mkdir -p "$1/packages" "$1/root"
    local packages
    mapfile -t packages < <(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks \
        --no-replaces --no-enhances rustc-web cargo-web rust-web-src | grep -E '^(rustc-web|cargo-web|rust-web-src|libstd-rust-web.*|libllvm.*|libgit2.*|libhttp-parser.*|libmbed.*)$')
    (cd "$1/packages" && apt-get -q download "${packages[@]}")
    for package in "$1"/packages/*.deb; do
        dpkg -x "$package" "$1/root"
    done
}

# A C compiler and an archiver that only answer.
stand_ins() {
    cat >"$1/cc" <<'STAND_IN'
#!/bin/sh
for word in "$@"; do
    case "$word" in
    --version | -dumpversion) echo "clang version 19.0.0" && exit ;;
    -E) echo clang && exit ;;
    esac
done
while [ $# -gt 0 ]; do
    [ "$1" != -o ] || : >"$2"
    shift
done
STAND_IN
    cat >"$1/ar" <<'STAND_IN'
#!/bin/sh
for word in "$@"; do
    case "$word" in
    *.a) [ -e "$word" ] || printf '!<arch>\n' >"$word" ;;
    esac
done
STAND_IN
    chmod +x "$1/cc" "$1/ar"
}

# Cargo as Debian has it, for a phone's target, with a C compiler and an archiver for it.
phone_cargo() {
    local place=$1 target=$2 name=${2//-/_}
    mkdir -p "$place/sdk"
    env -u RUSTUP_TOOLCHAIN RUSTC="$place/root/usr/bin/rustc" RUSTC_BOOTSTRAP=1 \
        LD_LIBRARY_PATH="$place/root/usr/lib/x86_64-linux-gnu" CARGO_TARGET_DIR="$place/target" \
        SDKROOT="$place/sdk" IPHONEOS_DEPLOYMENT_TARGET=17.0 "CC_$name=$3" "AR_$name=$4" \
        "$place/root/usr/bin/cargo" "${@:5}" --quiet --locked -p ffi --lib --target "$target"
}

phone_check() {
    phone_cargo "$1" "$2" "$1/cc" "$1/ar" check -Zbuild-std=std,panic_abort
}

# The clang inside Zig, with the headers of Darwin that it carries.
apple_c() {
    command -v pip3 >/dev/null || debian python3-pip || return
    pip3 download --quiet --no-deps --dest "$1/packages" ziglang >"$log" 2>&1 || return
    command -v unzip >/dev/null || debian unzip || return
    unzip -q "$1"/packages/ziglang-*.whl -d "$1" && chmod +x "$1/ziglang/zig" || return
    cat >"$1/apple-cc" <<'COMPILER'
#!/bin/bash
# Which machine it is for is said once, in Zig's way.
words=()
while [ $# -gt 0 ]; do
    case "$1" in
    -target | -arch | -isysroot) shift ;;
    --target=* | -m*version-min=*) ;;
    *) words+=("$1") ;;
    esac
    shift
done
zig=$(dirname "$0")/ziglang
exec "$zig/zig" cc -target aarch64-ios.17.0 -isystem "$zig/lib/libc/include/any-darwin-any" "${words[@]}"
COMPILER
    chmod +x "$1/apple-cc"
}

# Says how large it is, and that it is of the machine it should be.
iphone_library() {
    local library="$1/target/aarch64-apple-ios/mobile/libschakel_core.a" machine
    ZIG_GLOBAL_CACHE_DIR="$1/zig" ZIG_LOCAL_CACHE_DIR="$1/zig" phone_cargo "$1" aarch64-apple-ios "$1/apple-cc" ar \
        rustc --profile mobile -Zbuild-std=std,panic_unwind --crate-type staticlib || return
    mkdir -p "$1/members" && (cd "$1/members" && ar x "$library")
    # Each begins with the number of a 64-bit Mach-O file, and then that of an ARM64 machine.
    machine=$(find "$1/members" -name '*.o' -exec od -An -tx4 -N8 {} \; | sort | uniq -c)
    echo "The static library for an iPhone: $(($(stat -c %s "$library") / 1000000)) MB before Xcode links it"
    [ "$(wc -l <<<"$machine")" -eq 1 ] && grep -q 'feedfacf 0100000c' <<<"$machine"
}
