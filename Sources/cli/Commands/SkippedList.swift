internal import Archive
internal import Foundation
internal import Indexer

/// Tells what was left out: each in a file if one was asked for, unreadable files on stderr.
final class SkippedList: Sendable {
    private let handle: FileHandle?

    /// - Parameter path: The file that `--skipped` names.
    init(path: String?) throws {
        guard let path else {
            handle = nil
            return
        }
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            throw CommandError.cannotWrite(
                path: path, reason: "check the folder and its permissions")
        }
        self.handle = handle
    }

    func tell(_ event: IndexEvent) {
        switch event {
        case .skipped(let origin, let reason):
            line(origin.file, "\(origin.position)", "\(reason)")
        case .noted(let origin, let note): line(origin.file, "\(origin.position)", "\(note)")
        case .failed(let file, let error):
            line(file, "", "\(error)")
            Notes.write("\(file): \(error)")
        case .passedOver(let file, let kinds):
            for (kind, count) in kinds.sorted(by: { $0.key < $1.key }) {
                line(file, "", "passed over \(count) \(kind)")
            }
        case .progress: break
        }
    }

    private func line(_ file: String, _ position: String, _ reason: String) {
        guard let handle else { return }
        let fields = [file, position, reason].map(StyledText.line)
        try? handle.write(contentsOf: Data((fields.joined(separator: "\t") + "\n").utf8))
    }
}
