import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

val repository = rootDir.parentFile
val nativeCode = layout.buildDirectory.dir("core/jniLibs")
val generated = repository.resolve("bindings/kotlin/target/generated")

android {
    namespace = "app.schakel"
    compileSdk = libs.versions.android.sdk.target.get().toInt()
    // The one in use at the time of writing; any newer one links for pages of 16 KB too.
    ndkVersion = "28.2.13676358"

    defaultConfig {
        applicationId = "app.schakel"
        minSdk = libs.versions.android.sdk.min.get().toInt()
        targetSdk = libs.versions.android.sdk.target.get().toInt()
        versionCode = libs.versions.android.version.code.get().toInt()
        versionName = "0.1.0"
        testInstrumentationRunner = "androidx.test.runner.AndroidJUnitRunner"
        ndk { abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64") }
    }

    androidResources { localeFilters += listOf("en", "nl") }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
        }
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    // One module: the screens and the core are compiled where they lie, as Maven's app module does.
    sourceSets {
        named("main") {
            kotlin.srcDirs("src/main/kotlin", "../screens/src/main/kotlin", repository.resolve("bindings/kotlin/src/main/kotlin"), generated)
            jniLibs.srcDir(nativeCode)
        }
        named("androidTest") { kotlin.srcDirs("src/journeys/kotlin", "../laptop/src/town/kotlin") }
    }
}

kotlin { compilerOptions { jvmTarget = JvmTarget.JVM_17 } }

val linkCore by tasks.registering(Exec::class) {
    description = "Links the core for each kind of phone, small, with cargo-ndk."
    workingDir = repository
    commandLine(
        "cargo", "ndk", "-t", "arm64-v8a", "-t", "armeabi-v7a", "-t", "x86_64",
        "--platform", libs.versions.android.sdk.min.get(), "-o", nativeCode.get().asFile.path,
        // Of this kind alone: made along with the others it would keep what only those need.
        "rustc", "--locked", "--profile", "mobile", "-p", "ffi", "--lib", "--crate-type", "cdylib",
    )
}

val writeKotlin by tasks.registering(Exec::class) {
    description = "Builds the core for this machine and writes its Kotlin package from it."
    workingDir = repository
    commandLine("bindings/generate", "kotlin")
}

tasks.named("preBuild") { dependsOn(linkCore, writeKotlin) }

dependencies {
    implementation(libs.activity.compose)
    implementation(libs.biometric)
    implementation(libs.compose.foundation)
    implementation(libs.compose.material3)
    implementation(libs.compose.ui)
    implementation(libs.core)
    implementation(libs.coroutines)
    implementation(libs.fragment)
    implementation(libs.lifecycle.process)
    implementation(libs.lifecycle.runtime)
    implementation(libs.work)
    implementation(libs.zxing)
    implementation(libs.jna) { artifact { type = "aar" } }

    androidTestImplementation(libs.compose.test)
    androidTestImplementation(libs.junit)
    androidTestImplementation(libs.test.junit)
    androidTestImplementation(libs.test.runner)
}
