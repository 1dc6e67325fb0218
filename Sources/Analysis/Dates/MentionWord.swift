/// What a word means to the finder of dates in prose: a name, or what it says of names beside it.
struct MentionWord: Sendable {
    /// What a word says of the date beside it.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt16

        /// Begins with a capital though the language writes it small: good at a sentence's start only.
        static let capital = Roles(rawValue: 1 << 0)
        /// A short name, which needs a day beside it: `Dec.`
        static let short = Roles(rawValue: 1 << 1)
        /// A day counted from the publication: `yesterday`.
        static let relative = Roles(rawValue: 1 << 2)
        /// Before a weekday that is no day of its own: `every`, `Black`.
        static let bar = Roles(rawValue: 1 << 3)
        /// May stand before a weekday: `am`, `в`.
        static let weekdayCue = Roles(rawValue: 1 << 4)
        /// May stand before a month: `in`, `since`.
        static let monthCue = Roles(rawValue: 1 << 5)
        /// May stand before a year: `in`, `since`.
        static let yearCue = Roles(rawValue: 1 << 6)
        /// The one before: `last`, `pasado`.
        static let past = Roles(rawValue: 1 << 7)
        /// The one to come: `next`, `prochain`.
        static let future = Roles(rawValue: 1 << 8)
        /// Says that its clause is about what is to come: `will`, `scheduled`.
        static let ahead = Roles(rawValue: 1 << 9)
        /// Between two days of one month: `17 to 19 December`.
        static let through = Roles(rawValue: 1 << 10)
        /// Behind a year: `году`.
        static let yearMark = Roles(rawValue: 1 << 11)
        /// Behind a name that is no day then: `Times`, `noir`.
        static let tail = Roles(rawValue: 1 << 12)
        /// Before a relative day that is none then: `a better tomorrow`.
        static let relativeBar = Roles(rawValue: 1 << 13)
        /// Makes a Sunday the name of a paper or a programme: `Welt am Sonntag`, `Fox News Sunday`.
        static let title = Roles(rawValue: 1 << 14)
        /// Right before a weekday that is to come: `set for Thursday`, `until Thursday`.
        static let aheadCue = Roles(rawValue: 1 << 15)
    }

    /// 1 to 12, or 0 if it is no month.
    var month = 0
    /// 1 to 7, Monday to Sunday, or 0 if it is no weekday.
    var weekday = 0
    /// Days after the publication, of a relative day.
    var offset = 0
    var roles: Roles = []

    /// Whether a date may begin with it.
    var isName: Bool { month > 0 || weekday > 0 || roles.contains(.relative) }
}

/// The words of a language by their bytes, as they are written in prose.
struct MentionWords: Sendable {
    let language: MentionLanguage
    private var words: [UInt64: MentionWord] = [:]
    /// Bits by a hash of the first bytes of names: most words are told apart by it.
    private var starts = [UInt64](repeating: 0, count: 64)
    /// By byte: 1 if dates begin with it, and 2 more if it is a letter of ASCII. Nearly all of a text is
    /// passed over by them.
    private var byteKinds = (0...UInt8.max).map { $0.isASCIILetter ? UInt8(2) : 0 }

    /// The tables of a language's code; nil if its prose is not known.
    static func of(_ code: String) -> MentionWords? { all[code] }

    /// No words.
    static let none = MentionWords(MentionLanguage(code: ""))

    private static let all = Dictionary(
        uniqueKeysWithValues: MentionLanguage.all.map { ($0.code, MentionWords($0)) })

    private init(_ language: MentionLanguage) {
        self.language = language
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { byteKinds[Int(digit)] |= 1 }
        if language.writesCharacters {
            for lead in MentionGrammar.characterLeads { byteKinds[Int(lead)] |= 1 }
        }
        if let names = DateNames.all.first(where: { $0.language == language.code }) {
            for (index, list) in names.months.enumerated() {
                addNames(list, isCapital: language.writesCapitals) { $0.month = index + 1 }
            }
            for (index, list) in names.weekdays.enumerated() {
                let list = list.split(separator: " ").flatMap { name in
                    ([""] + language.weekdayEndings).map { name + $0 }
                }
                addNames(list.joined(separator: " "), isCapital: language.writesCapitals) {
                    $0.weekday = index + 1
                }
            }
        }
        for (index, list) in language.shortMonths.enumerated() {
            addNames(list, isCapital: true) {
                $0.month = index + 1
                $0.roles.insert(.short)
            }
        }
        for (list, offset) in language.relativeDays {
            addNames(list, isCapital: false) {
                $0.offset = offset
                $0.roles.insert(.relative)
            }
        }
        for (list, roles) in language.roles {
            for word in list.split(separator: " ") {
                for form in Set([String(word), Self.capitalized(word)]) {
                    words[DateNames.hash(of: form), default: MentionWord()].roles.formUnion(roles)
                }
            }
        }
    }

    /// Adds names: capitalised, or both as they are and, for the start of a sentence, capitalised.
    private mutating func addNames(
        _ list: String, isCapital: Bool, _ set: (inout MentionWord) -> Void
    ) {
        for name in list.split(separator: " ") {
            let capital = Self.capitalized(name)
            var forms: [String: MentionWord.Roles] = [capital: isCapital ? [] : .capital]
            if !isCapital { forms[String(name)] = [] }
            for (form, roles) in forms {
                var word = words[DateNames.hash(of: form)] ?? MentionWord()
                word.roles.formUnion(roles)
                set(&word)
                words[DateNames.hash(of: form)] = word
                for written in Set([form, form.replacing("'", with: "’")]) {
                    let bytes = written.utf8.span
                    let bit = Self.startBit(
                        bytes.byte(0), bytes.byte(1), bytes.byte(2), bytes.byte(3))
                    starts[bit >> 6] |= 1 << UInt64(bit & 63)
                    if let first = written.utf8.first { byteKinds[Int(first)] |= 1 }
                }
            }
        }
    }

    private static func capitalized(_ word: some StringProtocol) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// The next place where a date may begin: a digit, a character, or the first bytes of a name, no
    /// letter of ASCII before them.
    func nextStart(in bytes: Span<UInt8>, from offset: Int) -> Int? {
        byteKinds.withUnsafeBufferPointer { kinds in
            starts.withUnsafeBufferPointer { starts in
                bytes.withUnsafeBufferPointer { bytes in
                    // All stay within their bounds: a byte is less than 256, a bit less than 4096.
                    var before = offset > 0 ? kinds[Int(bytes[offset - 1])] : 0
                    for index in offset..<max(offset, bytes.count) {
                        let byte = bytes[index]
                        let kind = kinds[Int(byte)]
                        // One branch a byte: that it begins a date, and the one before is no letter.
                        let isStart = kind & ~(before >> 1) & 1 == 1
                        before = kind
                        guard isStart else { continue }
                        if byte.isDigit || byte >= 0xE0 { return index }
                        func ahead(_ step: Int) -> UInt8 {
                            index + step < bytes.count ? bytes[index + step] : 0
                        }
                        let bit = Self.startBit(byte, ahead(1), ahead(2), ahead(3))
                        if starts[bit >> 6] >> UInt64(bit & 63) & 1 == 1 { return index }
                    }
                    return nil
                }
            }
        }
    }

    /// The bit of ``starts`` for the first bytes of a name.
    @inline(__always)
    private static func startBit(
        _ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8
    ) -> Int {
        var bytes = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
        // Letters of two bytes: three bytes are hardly more than one of them.
        if first >= 0x80 { bytes |= UInt32(fourth) << 24 }
        return Int((bytes &* 0x9E37_79B1) >> 20)
    }

    /// The meaning of the bytes in a range, exactly as they are written.
    subscript(_ bytes: Span<UInt8>, _ range: Range<Int>) -> MentionWord? {
        guard !range.isEmpty, range.count <= 40 else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = range.lowerBound
        while index < range.upperBound {
            var byte = bytes.byte(index)
            if byte == 0xE2 {
                // The apostrophe of п’ятниця.
                byte = UInt8(ascii: "'")
                index += 2
            }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            index += 1
        }
        return words[hash]
    }
}
