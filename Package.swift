// swift-tools-version: 6.2
import PackageDescription

/// The settings every target is built with.
let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "newsfind",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "newsfind", targets: ["cli"]),
        .library(name: "Indexer", targets: ["Indexer", "Archive", "Analysis"]),
        .library(name: "Search", targets: ["Search", "Archive", "Analysis"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(
            name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        // Not linked, but opened when something is fetched: without pkgConfig.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CMemory"),
        .systemLibrary(
            name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "Analysis", dependencies: ["CStemmer"], swiftSettings: settings),
        .target(
            name: "Postings", dependencies: ["Analysis", grdb, sqlite], swiftSettings: settings),
        .target(
            name: "Archive",
            dependencies: ["Analysis", "Postings", "CXXHash", "CZstd", grdb, sqlite],
            swiftSettings: settings),
        .target(
            name: "Indexer",
            dependencies: [
                "Analysis", "Archive", "CBrotli", "CCurl", "CLibArchive", "CLibXML2", "CUchardet",
                "CZlib", "CZstd",
            ],
            swiftSettings: settings),
        .target(
            name: "Search", dependencies: ["Analysis", "Archive", "Postings", grdb, sqlite],
            swiftSettings: settings),
        .executableTarget(
            name: "cli",
            dependencies: ["Indexer", "Search", "Archive", "Analysis", "CMemory", argumentParser],
            swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "AnalysisTests", dependencies: ["Analysis", "TestSupport", grdb],
            swiftSettings: settings),
        .testTarget(
            name: "PostingsTests", dependencies: ["Postings", "Analysis", "TestSupport", grdb],
            swiftSettings: settings),
        .testTarget(
            name: "ArchiveTests", dependencies: ["Archive", "TestSupport", grdb],
            swiftSettings: settings),
        .testTarget(
            name: "IndexerTests",
            dependencies: ["Indexer", "Archive", "Analysis", "TestSupport", grdb],
            swiftSettings: settings),
        .testTarget(
            name: "SearchTests",
            dependencies: [
                "Search", "Indexer", "Archive", "Postings", "Analysis", "TestSupport", grdb,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "cliTests",
            dependencies: [
                "cli", "Search", "Indexer", "Archive", "Analysis", "TestSupport", grdb,
                argumentParser,
            ],
            swiftSettings: settings),
    ]
)
