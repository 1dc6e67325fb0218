// swift-tools-version: 6.2
import PackageDescription

// Apart from the root package, so that its users never resolve what only benchmarks need.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "newsfind-benchmarks",
    products: [.executable(name: "corpus", targets: ["corpus"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .target(name: "CorpusGenerator", swiftSettings: settings),
        .executableTarget(
            name: "corpus",
            dependencies: [
                "CorpusGenerator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CorpusGeneratorTests",
            dependencies: ["CorpusGenerator"],
            swiftSettings: settings),
    ]
)
