// swift-tools-version: 6.2
import PackageDescription

// Apart from the root package, so that its users never resolve what only benchmarks need.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "newsfind-benchmarks",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "corpus", targets: ["corpus"]),
        .executable(name: "measure", targets: ["measure"]),
    ],
    dependencies: [
        .package(name: "newsfind", path: ".."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .target(name: "CorpusGenerator", swiftSettings: settings),
        .executableTarget(
            name: "corpus", dependencies: ["CorpusGenerator", argumentParser],
            swiftSettings: settings),
        .executableTarget(
            name: "measure",
            dependencies: [
                .product(name: "Search", package: "newsfind"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                argumentParser,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CorpusGeneratorTests",
            dependencies: ["CorpusGenerator"],
            swiftSettings: settings),
    ]
)
