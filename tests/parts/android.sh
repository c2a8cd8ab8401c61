# shellcheck shell=bash disable=SC2154
# The Android parts of tests/run, which reads this: android, and by name gallery and phone.

maven=(mvn -f android/pom.xml)

# What these parts need beside Rust. Java's desktop half too: the screens are drawn by it.
android_tools() {
    command -v mvn >/dev/null || debian maven || true
    [ -e "$(dirname "$(realpath "$(command -v java)")")/../lib/libawt_xawt.so" ] || debian openjdk-17-jdk || true
    command -v unzip >/dev/null && command -v zip >/dev/null || debian unzip zip || true
    command -v Xvfb >/dev/null || debian xvfb || true
    command -v mvn >/dev/null && command -v javac >/dev/null && command -v unzip >/dev/null
}

# The program that plays the hub, the library, and the package that is written from it for a language.
build_core() {
    local of=(target/release/libschakel_core.so bindings/generate bindings/ffi/uniffi.toml)
    logged cargo build --release --locked --workspace || return 1
    # Not written again when it is of this library: all of it would be compiled again.
    [ -z "$(find "${of[@]}" -newer "bindings/$1/target/generated" 2>&1)" ] || logged bindings/generate "$1"
}

# Fetches the Android libraries. Where the central repository has none, Google's may.
fetch_jetpack() {
    : >"$log"
    "${maven[@]}" -q -pl jetpack package >>"$log" 2>&1 && return
    "${maven[@]}" -q -Pgoogle -pl jetpack package >>"$log" 2>&1 && maven+=(-Pgoogle)
}

# Adds up what Surefire says at the end of each module; what it skipped counts by name.
maven_counted() {
    : >"$log"
    "${maven[@]}" "$@" 2>&1 | tee -a "$log" | grep --line-buffered -E 'ERROR|Tests run:.*FAIL|Undefined|Flakes|^\[INFO\] Tests run'
    local status=${PIPESTATUS[0]} p f
    read -r p f < <(sed -n 's/^\[[A-Z]*\] Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\)\(, Flakes: [0-9]*\)\{0,1\}$/\1 \2 \3 \4/p' "$log" |
        awk '{ p += $1 - $2 - $3 - $4; f += $2 + $3 } END { print p + 0, f + 0 }')
    if [ "$status" -ne 0 ] && [ "$f" -eq 0 ] || [ "$p" -eq 0 ] && [ "$f" -eq 0 ]; then
        echo "FAILED: mvn $*"
        f=1
    fi
    passed=$((passed + p)) failed=$((failed + f))
    while read -r name; do
        skip "$name" "its test says why"
    done < <(grep -h -B1 '<skipped' android/*/target/surefire-reports/TEST-*.xml bindings/kotlin/target/surefire-reports/TEST-*.xml 2>/dev/null |
        sed -n 's/.*<testcase name="\([^"]*\)".*/\1/p')
}

# The layout of all Kotlin that is written by hand.
style() {
    local said
    if ! said=$("${maven[@]}" -B -N antrun:run@style); then
        grep -E '\[java\]|ERROR' <<<"$said"
        return 1
    fi
}

# The version catalog of the store build names the same versions as Maven's parent.
versions_agree() {
    local key version read=0 bad=0
    while read -r key version; do
        read=$((read + 1))
        if ! grep -qE "<${key//-/.}(\.version)?>$version</" android/pom.xml; then
            echo "android/gradle/libs.versions.toml has $key $version; android/pom.xml has another"
            bad=1
        fi
    done < <(sed -n '/^\[versions\]/,/^\[libraries\]/s/^\([a-z0-9-]*\) = "\(.*\)"$/\1 \2/p' android/gradle/libs.versions.toml)
    [ "$read" -gt 0 ] && [ "$bad" -eq 0 ]
}

part_android() {
    if ! android_tools; then
        skip maven "Maven and a JDK are not here and could not be installed"
        return
    fi
    if ! fetch_jetpack; then
        if find "$HOME/.m2/repository/androidx" -name '*.aar' -print -quit 2>/dev/null | grep -q .; then
            echo "FAILED: the Android libraries are not as android/jetpack/pom.xml has them"
            grep -m3 ERROR "$log"
            failed=$((failed + 1))
        else
            skip jetpack "Android's libraries could not be fetched"
        fi
        return
    fi
    checked versions_agree
    checked style
    if ! build_core kotlin; then
        echo "FAILED: the core for Kotlin did not build"
        failed=$((failed + 1))
        return
    fi
    maven_counted package
    if ! command -v zipalign >/dev/null || ! command -v apksigner >/dev/null; then
        debian zipalign apksigner || true
    fi
    if command -v zipalign >/dev/null && command -v apksigner >/dev/null; then
        checked android/assemble
    else
        skip apk "zipalign and apksigner are not here and could not be installed"
    fi
    echo "Pictures of the screens, to be looked at: android/*/target/pictures"
}

# Every screen in every form, in one folder.
part_gallery() {
    if ! { android_tools && build_core kotlin; }; then
        failed=$((failed + 1))
        return
    fi
    maven_counted package -pl ../bindings/kotlin,screens -Dgallery=true
    echo "The gallery: android/screens/target/pictures"
}

# The app in windows on this machine, over the real core and an invented town.
part_phone() {
    if ! { android_tools && build_core kotlin; }; then
        failed=$((failed + 1))
        return
    fi
    checked "${maven[@]}" -q -pl ../bindings/kotlin,screens,laptop package -DskipTests || return
    checked java -Djna.library.path=target/release -Dschakel=target/release/schakel -Drepository=. \
        -cp "android/laptop/target/classes:$(cat android/laptop/target/runtime-class-path)" app.schakel.laptop.MainKt
}
