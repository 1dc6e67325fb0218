// swift-tools-version: 6.2
import PackageDescription

/// The libFuzzer targets, apart from the package so that its users never build them.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-parse-as-library"]),
]

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "newsfind", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "FuzzFeeds", dependencies: [.product(name: "Indexer", package: "newsfind")],
            swiftSettings: settings),
        .executableTarget(
            name: "FuzzPages",
            dependencies: [
                .product(name: "Search", package: "newsfind"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "FuzzPagesHTML", dependencies: [.product(name: "Indexer", package: "newsfind")],
            swiftSettings: settings),
        .executableTarget(
            name: "FuzzQuery",
            dependencies: [
                .product(name: "Search", package: "newsfind"),
                .product(name: "Indexer", package: "newsfind"),
            ],
            swiftSettings: settings),
        .target(
            name: "FuzzSupport", dependencies: [.product(name: "Indexer", package: "newsfind")],
            swiftSettings: settings),
        .executableTarget(
            name: "FuzzCSV", dependencies: ["FuzzSupport"], swiftSettings: settings),
        .executableTarget(
            name: "FuzzReaders", dependencies: ["FuzzSupport"], swiftSettings: settings),
        .executableTarget(
            name: "FuzzWARC", dependencies: ["FuzzSupport"], swiftSettings: settings),
    ]
)
