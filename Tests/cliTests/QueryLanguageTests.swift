import Analysis
import Foundation
import Search
import Testing

@testable import cli

/// `Docs/query-language.md`: everything it shows is true.
struct QueryLanguageTests {
    /// The day that the page counts from.
    private static let today = CivilDate(daysSinceEpoch: 18_984)

    private static let page =
        (try? String(
            contentsOf: SamplesArchive.project.appendingPathComponent("Docs/query-language.md"),
            encoding: .utf8)) ?? ""

    private static var lines: [String] { page.components(separatedBy: "\n") }

    // MARK: The page

    @Test func `the page is what help query prints, to the byte`() throws {
        #expect(Self.page.utf8.count > 2_000)
        #expect(Array(QueryLanguage.page.utf8) == Array(Self.page.utf8))
        let run = try CommandLineTool(home: TemporaryFolder()).run("help", "query")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(Array(run.output.utf8) == Array(Self.page.utf8))
    }

    @Test func `the page fits a terminal`() {
        for line in Self.lines { #expect(DisplayWidth.of(line) <= 100, "\(line)") }
    }

    @Test func `the help tells where the language is described`() throws {
        let tool = CommandLineTool(home: try TemporaryFolder())
        for command in ["--help", "help", "help search"] {
            let help = try tool.shell("$N \(command)").output
            let folded = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(folded.contains("newsfind help query"), "\(command)")
        }
    }

    // MARK: Tables

    /// A row of a table of queries.
    struct Row: CustomTestStringConvertible, Sendable {
        var query: String
        var means: String
        var finds: Int
        var testDescription: String { query }
    }

    /// The rows of all tables whose columns are query, means and finds.
    static let rows: [Row] = {
        var rows: [Row] = []
        var isTable = false
        for line in lines {
            guard line.hasPrefix("|") else {
                isTable = false
                continue
            }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if cells == ["query", "means", "finds"] { isTable = true }
            guard isTable, cells.count == 3, let finds = Int(cells[2]) else { continue }
            rows.append(Row(query: code(cells[0]), means: code(cells[1]), finds: finds))
        }
        return rows
    }()

    private static func code(_ cell: String) -> String {
        cell.trimmingCharacters(in: ["`"])
    }

    @Test func `every table is read`() {
        let headers = Self.lines.count { $0.hasPrefix("| query ") }
        let others = Self.lines.count {
            $0.hasPrefix("| name ") || $0.hasPrefix("| `") && !$0.contains(/[0-9] \|$/)
        }
        let all = Self.lines.count { $0.hasPrefix("|") }
        #expect(Self.rows.count > 60)
        // Each table has a line under its header.
        #expect(Self.rows.count + headers * 2 + others + 1 == all)
    }

    @Test(arguments: rows)
    func `a query means and finds what its row says`(row: Row) throws {
        let query = Query(parsing: row.query, today: Self.today)
        #expect(query.description == row.means)
        #expect(query.notes.isEmpty)
        #expect(Query(parsing: row.means, today: Self.today).root == query.root)
        let searcher = try Searcher(opening: SamplesArchive.shared.get().path)
        #expect(try searcher.search(query).total == row.finds)
    }

    @Test func `the names of fields are names of fields`() {
        let names = Self.lines.filter { $0.hasPrefix("| `") && !$0.contains(/[0-9] \|$/) }
            .flatMap { $0.matches(of: /`([a-z]+:)`/).map { String($0.1) } }
        #expect(names.count == 15)
        for name in names {
            #expect(
                Query(parsing: name + "2021").description.hasSuffix("2021")
                    == (name != "before:" && name != "after:"), "\(name)")
            #expect(Query(parsing: name + "2021").description != "\"\(name.dropLast()) 2021\"")
        }
    }

    @Test func `the words for dates are words for dates`() throws {
        let text = Self.lines.joined(separator: " ")
        let list = try #require(text.firstMatch(of: /Also: (`.*?)\. Months/)).1
        let words = list.matches(of: /`([^`]+)`/).map { String($0.1) }
        #expect(words.count == 11)
        for word in words { #expect(DatePeriod(word, today: Self.today) != nil, "\(word)") }
    }

    // MARK: Command lines

    /// A command line, and how many articles the page says it finds.
    struct Line: CustomTestStringConvertible, Sendable {
        var line: String
        var finds: Int?
        /// What is told on standard error.
        var says: String?
        var testDescription: String { line }
    }

    /// The lines of all blocks in a language.
    private static func block(_ language: String) -> [String] {
        var isInside = false
        return lines.filter { line in
            if line.hasPrefix("```") {
                isInside = line == "```" + language
                return false
            }
            return isInside
        }
    }

    static let commands = block("sh").map { line in
        let parts = line.components(separatedBy: "#")
        return Line(
            line: line, finds: parts.last?.firstMatch(of: /^ ([0-9]+)/).flatMap { Int($0.1) })
    }

    static let sessions = block("text").reduce(into: [Line]()) { lines, line in
        if line.hasPrefix("$ ") {
            lines.append(Line(line: String(line.dropFirst(2)), says: ""))
        } else if let last = lines.indices.last {
            lines[last].says = (lines[last].says ?? "") + line + "\n"
        }
    }

    @Test func `every block is read`() {
        #expect(Self.lines.count { $0.hasPrefix("```") } == 4)
        #expect(Self.commands.count > 8)
        #expect(Self.sessions.count > 6)
    }

    @Test(arguments: commands)
    func `a command line finds as much as it says`(line: Line) throws {
        let tool = try SamplesArchive.shared.get().tool
        let alias = "newsfind() { \"$N\" \"$@\"; }\n"
        #expect(try tool.shell(alias + line.line).status == 0)
        guard let finds = line.finds else { return }
        let counting = line.line.replacing(
            "newsfind ", with: "newsfind --count ", maxReplacements: 1)
        #expect(try tool.shell(alias + counting).output == "\(finds)\n")
    }

    @Test(arguments: sessions)
    func `a session goes as it says`(line: Line) throws {
        let tool = try SamplesArchive.shared.get().tool
        let run = try tool.shell("newsfind() { \"$N\" \"$@\"; }\n" + line.line)
        #expect(run.errors == line.says)
    }
}
