//! Writes the package of a language from the built library: `bindings/README.md` says how.

fn main() {
    uniffi::uniffi_bindgen_main();
}
