// swift-tools-version: 6.0
import PackageDescription

// Written by `bindings/generate swift`: ../README.md says how.
let generated = "target/generated"

// On a Mac the library is the xcframework that ./xcframework makes. Elsewhere it is the one that
// cargo built, in the folder that SCHAKEL_LIBRARY names.
#if os(macOS)
  let library = Target.binaryTarget(
    name: "SchakelCoreFFI", path: "target/SchakelCoreFFI.xcframework")
  let linked: [LinkerSetting] = []
#else
  let library = Target.systemLibrary(name: "SchakelCoreFFI")
  let linked: [LinkerSetting] = [
    .unsafeFlags(
      (Context.environment["SCHAKEL_LIBRARY"].map {
        ["-L\($0)", "-Xlinker", "-rpath", "-Xlinker", $0]
      } ?? [])
        + ["-Xlinker", "--allow-shlib-undefined"])
  ]
#endif

let package = Package(
  name: "SchakelCore",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "SchakelCore", targets: ["SchakelCore"])],
  targets: [
    library,
    .target(
      name: "SchakelCore", dependencies: ["SchakelCoreFFI"], path: ".",
      exclude: ["Bench", "Tests", "\(generated)/HostileCalls.swift"],
      sources: ["Sources/SchakelCore", "\(generated)/SchakelCore.swift"], linkerSettings: linked),
    .executableTarget(name: "Bench", dependencies: ["SchakelCore"], path: "Bench"),
    .testTarget(
      name: "SchakelCoreTests", dependencies: ["SchakelCore"], path: ".",
      exclude: ["Bench", "Sources", "Tests/hostile.awk", "\(generated)/SchakelCore.swift"],
      sources: ["Tests/SchakelCoreTests", "\(generated)/HostileCalls.swift"]),
  ]
)
