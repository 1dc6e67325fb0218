extension ContainerFormat {
    static let mailbox = ContainerFormat(
        name: "mbox", summary: "a mailbox; each newsletter in it is an article",
        isFormat: { Mailbox.isSeparator($0.firstLine) },
        open: { input, _ in Mailbox(input, isBox: true) })

    static let mail = ContainerFormat(
        name: "mail", summary: "one newsletter (.eml), or a page that a browser saved as .mhtml",
        isFormat: { Mailbox.isMail($0) },
        open: { input, _ in Mailbox(input, isBox: false) })
}

/// The mails of a mailbox, under their numbers, or the one of a file.
///
/// An mbox has a line `From sender date` before each mail, and `>` before lines in it that look like
/// that one: RFC 4155 and <https://www.loc.gov/preservation/digital/formats/fdd/fdd000385.shtml>.
final class Mailbox: FileContainer {
    private var input: InputBuffer
    private let isBox: Bool
    private var number = 0
    private var text: ArraySlice<UInt8> = []
    private(set) var facts = FileFacts()
    private(set) var passedOver: [String: Int] = [:]

    init(_ input: InputBuffer, isBox: Bool) {
        self.input = input
        self.isBox = isBox
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        let part = text.prefix(buffer.count)
        buffer.copyBytes(from: part)
        text = text.dropFirst(part.count)
        return part.count
    }

    func nextFile() throws(ReadError) -> String? {
        while let bytes = try isBox ? nextOfMany() : theOne() {
            number += 1
            let mail = MailMessage(bytes[...])
            guard let found = mail.text else {
                passedOver["mails without text", default: 0] += 1
                continue
            }
            facts = mail.facts
            text = found.bytes[...]
            return isBox ? "\(number)" : ""
        }
        return nil
    }

    /// The whole file; of a mail with films in it the first part, where the text stands.
    private func theOne() throws(ReadError) -> [UInt8]? {
        guard number == 0 else { return nil }
        try input.fill(atLeast: InputBuffer.recordLimit)
        input.drop(input.waiting.prefix(while: \.isJSONSpace).count)
        return input.take(InputBuffer.recordLimit)
    }

    /// The next mail up to the line before the one after it; nil behind the last one.
    private func nextOfMany() throws(ReadError) -> [UInt8]? {
        var mail: [UInt8] = []
        var isInside = number > 0
        var isAfterBlank = true
        while let next = try nextLine(&mail) {
            guard case .text(var line) = next else { continue }
            if isAfterBlank, Self.isSeparator(line[...]) {
                guard !isInside else { return mail }
                isInside = true
                continue
            }
            isAfterBlank = line.isEmpty
            guard mail.count < InputBuffer.recordLimit else { continue }
            if Self.isQuoted(line) { line.removeFirst() }
            mail += line
            mail.append(0x0A)
        }
        return mail.allSatisfy(\.isJSONSpace) ? nil : mail
    }

    /// The next line. Where a file breaks off the mail is ended by what is left of its line; the error
    /// comes up again behind it.
    private func nextLine(_ mail: inout [UInt8]) throws(ReadError) -> InputBuffer.Line? {
        do throws(ReadError) {
            return try input.nextLine()
        } catch {
            mail += input.take(input.count)
            if mail.allSatisfy(\.isJSONSpace) { throw error }
            return nil
        }
    }

    /// Whether a line parts mails: `From news@courier.example Thu Mar 11 06:00:00 2021`. One of prose
    /// that begins with "From" has no time of day or no day so short.
    static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: Array("From ".utf8)), line.count < 300 else { return false }
        let words = line.split { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == 0x0D }
        let hasTime = words.contains { word in
            word.count >= 5 && word.contains(UInt8(ascii: ":"))
                && word.allSatisfy { 0x30...0x3A ~= $0 }
        }
        return hasTime && words.contains { days.contains(Array($0)) }
    }

    private static let days = Set(
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map { Array($0.utf8) })

    /// `>From`, `>>From`: RFC 4155 has one `>` taken away.
    private static func isQuoted(_ line: [UInt8]) -> Bool {
        line.first == UInt8(ascii: ">")
            && line.drop { $0 == UInt8(ascii: ">") }.starts(with: Array("From ".utf8))
    }

    /// Whether a file begins with the header of a mail.
    ///
    /// Texts of other kinds have lines such as `Date: …` too; what only machines write tells a mail.
    static func isMail(_ start: FileStart) -> Bool {
        let name = start.firstLine.prefix { $0 != UInt8(ascii: ":") }
        guard !name.isEmpty, name.count < min(60, start.firstLine.count),
            name.allSatisfy({ $0 == 0x2D || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 })
        else { return false }
        let length = HeaderFields.length(in: start.text) ?? start.text.count
        let fields = HeaderFields(start.text.prefix(length))
        func has(_ names: String) -> Bool {
            names.split(separator: " ").contains { fields.bytes(of: String($0)) != nil }
        }
        let isOfMachines =
            has("received message-id mime-version return-path delivered-to x-mailer")
            || ["eml", "mht", "mhtml"].contains(start.suffix)
        return isOfMachines && has("from subject")
    }
}
