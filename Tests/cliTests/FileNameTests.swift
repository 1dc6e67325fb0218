import Testing

/// Names of files that are not UTF-8, as a shell gives them.
struct FileNameTests {
    @Test(.enabled(if: canBeOfAnyEncoding))
    func `a file is read that a shell names in another encoding`() throws {
        let tool = CommandLineTool(home: try TemporaryFolder())
        let outcome = try tool.shell(
            """
            name=$(printf 'caf\\351'); echo '{"title":"Ferry late"}' > "$name"
            "$N" index --archive news.db caf* && "$N" export --archive news.db
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains(##""file":"caf\\xE9""##), "\(outcome.output)")
    }

    /// macOS has names in UTF-8 only.
    private static var canBeOfAnyEncoding: Bool {
        #if os(Linux)
            true
        #else
            false
        #endif
    }
}
