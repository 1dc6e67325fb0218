/// The rules of dates in prose: what a name, a number or a character that may begin a date means
/// there, by the words beside it.
///
/// Each rule adds what it finds and says where to go on.
struct MentionGrammar: Sendable {
    let words: MentionWords
    let resolver: MentionResolver

    private var language: MentionLanguage { words.language }

    // MARK: Names

    /// A date that begins with a word.
    func readWord(
        _ range: Range<Int>, in bytes: Span<UInt8>, into found: inout [DateMention]
    ) -> Int {
        guard let word = words[bytes, range], word.isName,
            // In `avant-hier` and `non-Sunday` it is another word.
            bytes.byte(range.lowerBound - 1) != UInt8(ascii: "-"),
            !word.roles.contains(.capital) || startsSentence(range.lowerBound, bytes)
        else { return range.upperBound }
        let mention: DateMention?
        if word.weekday > 0 {
            mention = weekday(word, range, bytes)
        } else if word.month > 0 {
            return readMonth(word, range, bytes, into: &found)
        } else {
            mention = relativeDay(word, range, bytes)
        }
        guard let mention else { return range.upperBound }
        found.append(mention)
        return mention.range.upperBound
    }

    /// `Thursday`, `last Thursday`, `Thursday, 17 December`.
    private func weekday(
        _ word: MentionWord, _ range: Range<Int>, _ bytes: Span<UInt8>
    ) -> DateMention? {
        var end = range.upperBound
        if let ending = language.workdayEnding, word.weekday <= 5 {
            guard bytes.hasText(ending, at: end) else { return nil }
            end += ending.utf8.count
        }
        if let dated = date(behind: end, weekday: word.weekday, bytes) {
            return DateMention(range: range.lowerBound..<dated.range.upperBound, days: dated.days)
        }
        let wordBefore = wordBefore(range.lowerBound, bytes)
        let before = wordBefore?.roles ?? []
        let after = roles(after: end, bytes)
        // The same day is told already by `tomorrow, Saturday`.
        guard !after.contains(.tail), wordBefore.map({ $0.offset == 0 }) ?? true,
            word.weekday < 7 || !isTitle(range.lowerBound, bytes)
        else { return nil }
        var direction = direction(before.union(after))
        if direction == .usual {
            guard !before.contains(.bar) else { return nil }
            if before.contains(.aheadCue) || after.contains(.ahead)
                || isAhead(range.lowerBound, bytes)
            {
                direction = .ahead
            }
        }
        guard !language.weekdayNeedsCue || before.contains(.weekdayCue),
            let days = dayInBrackets(behind: end, word.weekday, bytes)
                ?? resolver.weekday(word.weekday, direction)
        else { return nil }
        return DateMention(range: range.lowerBound..<end, days: days)
    }

    /// The day of the month that stands behind its weekday, as Portuguese papers write it:
    /// `sexta-feira (17)`.
    private func dayInBrackets(
        behind end: Int, _ weekday: Int, _ bytes: Span<UInt8>
    ) -> Range<Int>? {
        var next = end
        bytes.skipBlanks(&next)
        guard bytes.skip(UInt8(ascii: "("), &next), let number = bytes.number(&next, limit: 2),
            bytes.byte(next) == UInt8(ascii: ")"), let days = resolver.day(number.value),
            CivilDate(daysSinceEpoch: days.lowerBound).weekday == weekday
        else { return nil }
        return days
    }

    /// Whether a Sunday belongs to a name: `Fox News Sunday`, `Welt am Sonntag`.
    private func isTitle(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
        let before = wordRange(before: start, bytes)
        return roles(before: start, bytes).contains(.title)
            || roles(before: before.lowerBound, bytes).contains(.title)
    }

    /// The date that follows a weekday: `, 17 December`, ` December 17`, ` den 17. Dezember`.
    private func date(
        behind offset: Int, weekday: Int, _ bytes: Span<UInt8>
    ) -> DateMention? {
        var start = offset
        _ = bytes.skip(UInt8(ascii: ","), &start)
        guard bytes.skipBlanks(&start) else { return nil }
        for isLast in [false, true] {
            var found: [DateMention] = []
            if bytes.byte(start).isDigit {
                _ = readNumber(start, in: bytes, weekday: weekday, into: &found)
            } else if let word = words[bytes, start..<bytes.wordEnd(start)], word.month > 0 {
                _ = readMonth(
                    word, start..<bytes.wordEnd(start), bytes, weekday: weekday, into: &found)
                // A month alone is another date.
                found.removeAll { $0.days.count > 1 }
            }
            if let last = found.last { return last }
            guard !isLast, case .filler? = DateWord.lookup(bytes, start, bytes.wordEnd(start))
            else { return nil }
            start = bytes.wordEnd(start)
            bytes.skipBlanks(&start)
        }
        return nil
    }

    /// `yesterday`, `tomorrow`.
    private func relativeDay(
        _ word: MentionWord, _ range: Range<Int>, _ bytes: Span<UInt8>
    ) -> DateMention? {
        let before = wordBefore(range.lowerBound, bytes)
        let roles = before?.roles ?? []
        guard word.offset != 0, before?.isName != true,
            roles.isDisjoint(with: [.bar, .relativeBar]),
            !self.roles(after: range.upperBound, bytes).contains(.tail),
            // `tomorrow's leaders` are of no day.
            word.offset < 0 || bytes.apostrophe(range.upperBound) == nil,
            let days = resolver.relative(word.offset)
        else { return nil }
        return DateMention(range: range, days: days)
    }

    // MARK: Months

    /// `December 17`, `December 17-19, 2014`, `March 2014`, `in March`.
    private func readMonth(
        _ word: MentionWord, _ range: Range<Int>, _ bytes: Span<UInt8>, weekday: Int? = nil,
        into found: inout [DateMention]
    ) -> Int {
        var end = range.lowerBound
        let parts = DateGrammar.calendarDate(bytes, &end, .prose)
        if let parts, !goesOn(end, bytes), parts.day == 0 || isDay(parts, word, range, bytes) {
            if parts.day > 0, let last = lastDay(parts, &end, bytes) {
                var first = parts
                first.year = last.year
                let middle = range.lowerBound..<end
                add(first, weekday, middle, bytes, &found)
                add(last, nil, middle, bytes, &found)
                return end
            }
            add(parts, weekday, range.lowerBound..<end, bytes, &found)
            return end
        }
        if let days = bareMonth(word, range, bytes) {
            found.append(DateMention(range: range, days: days))
        }
        return range.upperBound
    }

    /// Whether the number behind a month is its day: not in `In March 17 people` or `in May. 17`.
    private func isDay(
        _ parts: DateParts, _ word: MentionWord, _ range: Range<Int>, _ bytes: Span<UInt8>
    ) -> Bool {
        guard language.monthLeads else { return false }
        var next = range.upperBound
        if word.roles.contains(.short) { _ = bytes.skip(UInt8(ascii: "."), &next) }
        guard bytes.skipBlanks(&next), bytes.byte(next).isDigit else { return false }
        if parts.year > 0 { return true }
        let before = wordRange(before: range.lowerBound, bytes)
        let isIn =
            bytes.hasText("in", at: before.lowerBound) || bytes.hasText("In", at: before.lowerBound)
        return !(isIn && before.count == 2) && !isAttack(parts)
    }

    /// The second day of `December 17-19, 2014`, with the year of both.
    private func lastDay(
        _ parts: DateParts, _ end: inout Int, _ bytes: Span<UInt8>
    ) -> DateParts? {
        var next = end
        guard bytes.skipDash(&next), let day = bytes.number(&next, limit: 2),
            parts.day < day.value, day.value <= 31, !goesOn(next, bytes)
        else { return nil }
        var last = parts
        last.day = day.value
        if let year = DateGrammar.writtenYear(bytes, &next, .prose, shortAllowed: false) {
            last.year = year
        }
        end = next
        return last
    }

    /// The month of `in March`, `last March`, `marzo pasado`; names such as April need a cue.
    private func bareMonth(
        _ word: MentionWord, _ range: Range<Int>, _ bytes: Span<UInt8>
    ) -> Range<Int>? {
        guard !word.roles.contains(.short) else { return nil }
        let before = roles(before: range.lowerBound, bytes)
        let after = roles(after: range.upperBound, bytes)
        guard !after.contains(.tail) else { return nil }
        let around = before.union(after)
        var direction = direction(around)
        guard !isPartOfName(range.upperBound, bytes),
            before.contains(.monthCue) || direction != .usual
        else { return nil }
        if direction == .usual, after.contains(.ahead) || isAhead(range.lowerBound, bytes) {
            direction = .ahead
        }
        return resolver.month(word.month, direction)
    }

    /// Whether a month goes on as a name, `in April Ryan's office`, or with its other name and the
    /// year, `في تموز - يوليو 2014`.
    private func isPartOfName(_ end: Int, _ bytes: Span<UInt8>) -> Bool {
        var next = end
        let isApart = bytes.skipBlanks(&next)
        if language.monthLeads, isApart { return bytes.byte(next) &- 0x41 < 26 }
        guard bytes.skipDash(&next) || bytes.skip(UInt8(ascii: "/"), &next) else { return false }
        bytes.skipBlanks(&next)
        return words[bytes, next..<bytes.wordEnd(next)]?.month ?? 0 > 0
    }

    // MARK: Numbers

    /// A date that begins with a figure: `17 December`, `2021-12-17`, `12月17日`.
    func readNumber(
        _ start: Int, in bytes: Span<UInt8>, weekday: Int? = nil, into found: inout [DateMention]
    ) -> Int {
        var end = start
        if mayBeDate(start, bytes),
            DateScanner.startsNumber(bytes, start) || endsSpan(start, bytes),
            let parts = DateGrammar.calendarDate(bytes, &end, .prose), !goesOn(end, bytes)
        {
            let range = start..<end
            let count = found.count
            if hasCharacters(range, bytes) {
                readCharacterDate(parts, range, bytes, into: &found)
            } else if parts.day > 0 {
                readDay(parts, range, bytes, weekday, into: &found)
            } else if parts.month == 0, isYear(parts.year, range, bytes) {
                add(parts, nil, range, bytes, &found)
            }
            if found.count > count { return end }
        }
        end = start
        while bytes.byte(end).isDigit { end += 1 }
        return end
    }

    /// `17 December`, `17-19 December`, `23.12.2021`.
    private func readDay(
        _ parts: DateParts, _ range: Range<Int>, _ bytes: Span<UInt8>, _ weekday: Int?,
        into found: inout [DateMention]
    ) {
        guard let month = monthName(in: range, bytes) else {
            if isClear(parts, range, bytes) { add(parts, weekday, range, bytes, &found) }
            return
        }
        if parts.year == 0 {
            guard let word = month.word, !word.roles.contains(.capital), !isAttack(parts),
                !language.monthLeads || bytes.byte(month.range.lowerBound - 2) != UInt8(ascii: ".")
            else { return }
        } else if month.word == nil, month.range.count < 5 {
            // `3 out 2014` is Portuguese, or nothing.
            return
        }
        if let first = firstDay(range.lowerBound, before: parts.day, bytes) {
            var parts = parts
            parts.day = first.day
            add(parts, nil, first.range, bytes, &found)
        }
        add(parts, weekday, range, bytes, &found)
    }

    /// Whether the length of a number and what follows it let it be the first of a date.
    private func mayBeDate(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
        var end = start
        while bytes.byte(end).isDigit, end - start < 5 { end += 1 }
        guard end - start <= 2 else { return end - start == 4 }
        let next = bytes.byte(end) == 0x20 ? bytes.byte(end + 1) : bytes.byte(end)
        switch next {
        case 0x80..., UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): return true
        default: return next.isASCIILetter
        }
    }

    /// Whether a number is the second of `17-19`.
    private func endsSpan(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
        bytes.byte(start - 1) == UInt8(ascii: "-") && firstDay(start, before: 32, bytes) != nil
    }

    /// The first day of `17-19 December`, `17 bis 19. Dezember`; `start` is where the second begins.
    private func firstDay(
        _ start: Int, before last: Int, _ bytes: Span<UInt8>
    ) -> (day: Int, range: Range<Int>)? {
        var end = start
        if roles(before: start, bytes).contains(.through) {
            end = wordRange(before: start, bytes).lowerBound
        } else if !bytes.skipDashBack(&end) {
            return nil
        }
        bytes.skipBlanksBack(&end)
        if bytes.byte(end - 1) == UInt8(ascii: ".") { end -= 1 }
        var first = end
        while bytes.byte(first - 1).isDigit, end - first < 3 { first -= 1 }
        var next = first
        guard let day = bytes.number(&next, limit: 2), next == end, (1..<last).contains(day.value),
            DateScanner.startsNumber(bytes, first)
        else { return nil }
        return (day.value, first..<end)
    }

    /// The month's name within a date, and what the language says of it.
    private func monthName(
        in range: Range<Int>, _ bytes: Span<UInt8>
    ) -> (word: MentionWord?, range: Range<Int>)? {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes.wordEnd(start)
            guard end > start else {
                start += 1
                continue
            }
            for end in [end, bytes.wordEnd(end + 1)] where end <= range.upperBound {
                if case .month? = DateWord.lookup(bytes, start, end) {
                    let word = words[bytes, start..<end]
                    return (word.flatMap { $0.month > 0 ? $0 : nil }, start..<end)
                }
            }
            start = end
        }
        return nil
    }

    /// Whether a date in figures can be read in one way only: not `03/04/2021`, nor `20210403`.
    private func isClear(
        _ parts: DateParts, _ range: Range<Int>, _ bytes: Span<UInt8>
    ) -> Bool {
        var end = range.lowerBound
        guard parts.year > 0, let first = bytes.number(&end, limit: 14), first.digits <= 4 else {
            return false
        }
        return first.digits == 4 || bytes.byte(end) == UInt8(ascii: ".") || parts.day > 12
            || parts.day == parts.month
    }

    /// Whether a number is a year by the word before it, or behind it: `in 2014`, `2014 году`.
    private func isYear(_ year: Int, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard (1800...2100).contains(year), range.count == 4 else { return false }
        var next = range.upperBound
        guard !bytes.skipDash(&next), bytes.byte(next) != UInt8(ascii: "/"),
            !bytes.byte(next).isASCIILetter
        else { return false }
        return language.marksYears
            ? roles(after: range.upperBound, bytes).contains(.yearMark)
            : roles(before: range.lowerBound, bytes).contains(.yearCue)
    }

    /// 11 September without a year: nearly always the attacks of 2001, whenever it was written.
    private func isAttack(_ parts: DateParts) -> Bool { parts.month == 9 && parts.day == 11 }

    // MARK: Context

    /// Adds a date if the calendar has it.
    func add(
        _ parts: DateParts, _ weekday: Int?, _ range: Range<Int>, _ bytes: Span<UInt8>,
        _ found: inout [DateMention]
    ) {
        var days: Range<Int>?
        if parts.year > 0 {
            days = resolver.days(of: parts)
        } else {
            let around = roles(before: range.lowerBound, bytes)
                .union(roles(after: range.upperBound, bytes))
            days = resolver.day(
                parts.day, month: parts.month, weekday: weekday, direction(around))
        }
        if let days { found.append(DateMention(range: range, days: days)) }
    }

    private func direction(_ roles: MentionWord.Roles) -> MentionResolver.Direction {
        roles.contains(.past) ? .past : roles.contains(.future) ? .future : .usual
    }

    /// Whether the clause before a place is about what is to come.
    private func isAhead(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
        var place = start
        while start - place < 100, case let range = wordRange(before: place, bytes), !range.isEmpty
        {
            if words[bytes, range]?.roles.contains(.ahead) == true { return true }
            place = range.lowerBound
        }
        return false
    }

    /// The word before a place, nothing but blanks between.
    private func wordRange(before start: Int, _ bytes: Span<UInt8>) -> Range<Int> {
        var end = start
        bytes.skipBlanksBack(&end)
        guard end < start else { return start..<start }
        var first = end
        while bytes.byte(first - 1).isASCIILetter || bytes.byte(first - 1) >= 0x80 { first -= 1 }
        return first..<end
    }

    private func wordBefore(_ start: Int, _ bytes: Span<UInt8>) -> MentionWord? {
        words[bytes, wordRange(before: start, bytes)]
    }

    private func roles(before start: Int, _ bytes: Span<UInt8>) -> MentionWord.Roles {
        wordBefore(start, bytes)?.roles ?? []
    }

    private func roles(after end: Int, _ bytes: Span<UInt8>) -> MentionWord.Roles {
        var start = end
        guard bytes.skipBlanks(&start) else { return [] }
        return words[bytes, start..<bytes.wordEnd(start)]?.roles ?? []
    }

    /// Whether a number goes on behind what was read as a date: `4,000`, `5.4`, `17%`, `10:15`.
    private func goesOn(_ end: Int, _ bytes: Span<UInt8>) -> Bool {
        switch bytes.byte(end) {
        case UInt8(ascii: "%"): return true
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
            return bytes.byte(end + 1).isDigit
        default: return bytes.byte(end).isDigit
        }
    }

    /// Whether a sentence or a line begins at a place.
    private func startsSentence(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
        var end = start
        bytes.skipBlanksBack(&end)
        switch bytes.byte(end - 1) {
        case 0, 0x0A, UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        default: return false
        }
    }
}
