/// Times of day and time zones.
extension DateGrammar {
    /// A time of day and its zone, if one starts here: `10:15`, `10:15:00.123Z`, `10:15 a.m. EST`,
    /// `10h15`, `10.15 Uhr`, `101500` after a `T`.
    ///
    /// - Returns: `.some(nil)` for an hour alone (`10 a.m.`): it is read past, but nothing is made
    ///   up to give it minutes.
    static func timeOfDay(
        _ bytes: Span<UInt8>, _ offset: inout Int, afterT: Bool = false
    ) -> DateTime?? {
        var end = offset
        guard let lead = bytes.number(&end, limit: afterT ? 6 : 2) else { return nil }
        var time = DateTime(hour: lead.value, minute: 0)
        var hasMinutes = true
        switch lead.digits {
        case 6:
            time = DateTime(
                hour: lead.value / 10_000, minute: lead.value / 100 % 100,
                second: lead.value % 100)
            skipFraction(bytes, &end)
        case 4:
            time = DateTime(hour: lead.value / 100, minute: lead.value % 100)
        case 1, 2:
            if bytes.skip(UInt8(ascii: ":"), &end) {
                guard let minute = bytes.number(&end, limit: 2), minute.digits == 2
                else { return nil }
                time.minute = minute.value
                readSeconds(bytes, &end, &time)
            } else if let minute = dottedMinutes(bytes, &end) {
                time.minute = minute
            } else {
                hasMinutes = false
            }
        default: return nil
        }
        let marked = readMeridiem(bytes, &end, &time) || skipHourWord(bytes, &end)
        guard hasMinutes || marked || afterT else { return nil }
        readZone(bytes, &end, &time, glued: afterT || time.second != nil)
        guard time.isPossible else { return nil }
        offset = end
        return .some(hasMinutes ? time : nil)
    }

    /// `:30`, `:30.123`, `:30,123` after hours and minutes.
    private static func readSeconds(
        _ bytes: Span<UInt8>, _ offset: inout Int, _ time: inout DateTime
    ) {
        var end = offset
        guard bytes.skip(UInt8(ascii: ":"), &end), let second = bytes.number(&end, limit: 2),
            second.digits == 2
        else { return }
        time.second = second.value
        skipFraction(bytes, &end)
        offset = end
    }

    private static func skipFraction(_ bytes: Span<UInt8>, _ offset: inout Int) {
        guard [UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes.byte(offset)),
            bytes.byte(offset + 1).isDigit
        else { return }
        offset += 1
        while bytes.byte(offset).isDigit { offset += 1 }
    }

    /// Minutes written `10h15`, or `10.15` before `Uhr`, `a.m.` or `p.m.`.
    private static func dottedMinutes(_ bytes: Span<UInt8>, _ offset: inout Int) -> Int? {
        var end = offset
        let isDot = bytes.byte(end) == UInt8(ascii: ".")
        if !isDot { bytes.skipBlanks(&end) }
        guard isDot || bytes.byte(end) | 0x20 == UInt8(ascii: "h") else { return nil }
        end += 1
        if !isDot { bytes.skipBlanks(&end) }
        guard let minute = bytes.number(&end, limit: 2), minute.digits == 2 else { return nil }
        if isDot {
            var after = end
            var unused = DateTime(hour: 1, minute: 0)
            guard readMeridiem(bytes, &after, &unused) || skipHourWord(bytes, &after)
            else { return nil }
        }
        offset = end
        return minute.value
    }

    /// `am`, `PM`, `a.m.`, `p. m.`: turns the hour into one of 24.
    private static func readMeridiem(
        _ bytes: Span<UInt8>, _ offset: inout Int, _ time: inout DateTime
    ) -> Bool {
        var end = offset
        bytes.skipBlanks(&end)
        let half = bytes.byte(end) | 0x20
        guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return false }
        end += 1
        if bytes.skip(UInt8(ascii: "."), &end) { bytes.skipBlanks(&end) }
        guard bytes.byte(end) | 0x20 == UInt8(ascii: "m"), !bytes.byte(end + 1).isASCIILetter
        else { return false }
        end += 1
        _ = bytes.skip(UInt8(ascii: "."), &end)
        if time.hour == 12, half == UInt8(ascii: "a") { time.hour = 0 }
        if time.hour < 12, half == UInt8(ascii: "p") { time.hour += 12 }
        offset = end
        return true
    }

    /// `Uhr`, `h`, `hrs` after a time.
    private static func skipHourWord(_ bytes: Span<UInt8>, _ offset: inout Int) -> Bool {
        var end = offset
        bytes.skipBlanks(&end)
        let start = end
        end = bytes.wordEnd(end)
        let first = bytes.byte(start) | 0x20
        let isUhr =
            end - start == 3 && first == UInt8(ascii: "u")
            && bytes.byte(start + 1) | 0x20 == UInt8(ascii: "h")
        let isHours =
            first == UInt8(ascii: "h")
            && (end - start == 1
                || end - start == 3 && bytes.byte(start + 2) | 0x20 == UInt8(ascii: "s"))
        guard isUhr || isHours else { return false }
        offset = end
        return true
    }

    /// A zone after a time: `Z`, `+03:00`, ` +0300`, ` EST`, ` (MSK)`, ` GMT+3`.
    ///
    /// - Parameter glued: Whether a sign may follow at once. In `10:00-11:00` it may not: that is
    ///   a span of time.
    static func readZone(
        _ bytes: Span<UInt8>, _ offset: inout Int, _ time: inout DateTime, glued: Bool
    ) {
        var end = offset
        let spaced = bytes.skipBlanks(&end)
        if spaced || glued, let minutes = signedOffset(bytes, &end) {
            time.offset = minutes
            offset = end
            return
        }
        let bracket = bytes.skip(UInt8(ascii: "("), &end)
        let wordEnd = bytes.wordEnd(end)
        guard case .zone(let minutes) = DateWord.lookup(bytes, end, wordEnd) else { return }
        // Lower-case `met`, `est` and `cat` are words of a sentence, not zones.
        let isZ = wordEnd - end == 1
        guard isZ || bytes.byte(end) & 0x20 == 0 || bytes.byte(end) >= 0x80 else { return }
        end = wordEnd
        time.offset = minutes
        if minutes == 0, !isZ, let signed = signedOffset(bytes, &end) { time.offset = signed }
        if bracket, !bytes.skip(UInt8(ascii: ")"), &end) { return }
        offset = end
    }

    /// `+03:00`, `-0500`, `+3`: minutes east of Greenwich, within the ±14 hours in use.
    private static func signedOffset(_ bytes: Span<UInt8>, _ offset: inout Int) -> Int? {
        var end = offset
        let isNegative: Bool
        switch bytes.byte(end) {
        case UInt8(ascii: "+"): isNegative = false
        case UInt8(ascii: "-"): isNegative = true
        // U+2212, the minus sign of ISO 8601's own text.
        case 0xE2 where bytes.byte(end + 1) == 0x88 && bytes.byte(end + 2) == 0x92:
            isNegative = true
            end += 2
        default: return nil
        }
        end += 1
        guard let lead = bytes.number(&end) else { return nil }
        var minutes = lead.digits > 2 ? lead.value / 100 * 60 + lead.value % 100 : lead.value * 60
        if lead.digits <= 2, bytes.byte(end) == UInt8(ascii: ":") {
            end += 1
            guard let rest = bytes.number(&end, limit: 2), rest.digits == 2, rest.value < 60
            else { return nil }
            minutes += rest.value
        }
        guard minutes <= 14 * 60, lead.digits != 3, lead.digits <= 2 || lead.value % 100 < 60
        else { return nil }
        offset = end
        return isNegative ? -minutes : minutes
    }
}
