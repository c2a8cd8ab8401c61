// swift-tools-version: 6.0
import PackageDescription

var products: [Product] = [.library(name: "Screens", targets: ["Screens"])]
var targets: [Target] = [
  .target(
    name: "Screens",
    dependencies: [.product(name: "SchakelCore", package: "swift")]
  ),
  .testTarget(
    name: "ScreensTests",
    dependencies: ["Screens", .product(name: "SchakelCore", package: "swift")]
  ),
]

// Views need SwiftUI, which only Apple's platforms have. Elsewhere tests/parts/ios.sh checks them.
#if os(macOS)
  products.append(.library(name: "Views", targets: ["Views"]))
  targets.append(
    .target(
      name: "Views",
      dependencies: ["Screens", .product(name: "SchakelCore", package: "swift")],
      resources: [.process("Resources")]
    )
  )
#endif

let package = Package(
  name: "Screens",
  defaultLocalization: "nl",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: products,
  dependencies: [.package(path: "../../bindings/swift")],
  targets: targets,
  swiftLanguageModes: [.v6]
)
