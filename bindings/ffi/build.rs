//! Packs the relocations of the library inside a phone's app: a megabyte of them otherwise.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let of = |name: &str| std::env::var(name).unwrap_or_default();
    // Only the profile for phones asks for the smallest code. What loads the library there, or in a
    // measurement of it, is new enough; a laptop's may not be.
    let packed = match (of("OPT_LEVEL").as_str(), of("CARGO_CFG_TARGET_OS").as_str()) {
        ("z", "android") => "-Wl,--pack-dyn-relocs=android",
        ("z", "linux") => "-Wl,-z,pack-relative-relocs",
        _ => return,
    };
    println!("cargo::rustc-cdylib-link-arg={packed}");
}
