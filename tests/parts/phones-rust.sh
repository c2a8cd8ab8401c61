# shellcheck shell=bash disable=SC2154
# The part phones-rust of tests/run, which reads this: by name only, and it leaves nothing behind.
#
# Is the whole core sound Rust for a phone? Checked, not linked: linking needs Android's NDK. The
# standard library for the phone is checked along with it, for which Debian has a compiler with its
# sources; C code is answered by stand-ins, and nothing that they make may be linked.

part_phones-rust() {
    local place
    place=$(mktemp -d) || return
    phone_compiler "$place" >"$log" 2>&1
    if [ ! -x "$place/root/usr/bin/rustc" ]; then
        skip rustc-web "Debian's compiler for other targets could not be fetched"
    else
        stand_ins "$place"
        local target
        for target in aarch64-linux-android armv7-linux-androideabi; do
            checked phone_check "$place" "$target"
        done
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

phone_check() {
    local place=$1 target=$2 name=${2//-/_}
    env -u RUSTUP_TOOLCHAIN RUSTC="$place/root/usr/bin/rustc" RUSTC_BOOTSTRAP=1 \
        LD_LIBRARY_PATH="$place/root/usr/lib/x86_64-linux-gnu" CARGO_TARGET_DIR="$place/target" \
        "CC_$name=$place/cc" "AR_$name=$place/ar" \
        "$place/root/usr/bin/cargo" check --quiet --locked -p ffi -Zbuild-std=std,panic_abort --target "$target"
}
