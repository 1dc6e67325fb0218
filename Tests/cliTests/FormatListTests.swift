import Indexer
import Testing

@testable import cli

struct FormatListTests {
    @Test func `help formats lists every format with what is made of it`() throws {
        let run = try CommandLineTool(home: TemporaryFolder()).run("help", "formats")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output == FormatList.page)
        let lines = run.output.split(separator: "\n").map(String.init)
        let formats = ArticleFormat.all.map { ($0.name, $0.summary) }
        #expect(formats.count > 10)
        for (name, summary) in formats + ContainerFormat.all.map({ ($0.name, $0.summary) }) {
            #expect(
                lines.contains { $0.hasPrefix(name + " ") && $0.hasSuffix("  " + summary) },
                "\(name)")
        }
    }

    @Test func `the list fits a terminal`() {
        for line in FormatList.page.split(separator: "\n") {
            #expect(DisplayWidth.of(String(line)) <= 100, "\(line)")
        }
    }

    @Test func `names and summaries are each said once`() {
        let names = ArticleFormat.all.map(\.name) + ContainerFormat.all.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
