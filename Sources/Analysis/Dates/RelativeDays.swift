/// The words for days that are counted from today: `last week`, `3 days ago`, `monday`.
enum RelativeDays {
    /// The days named, counted since 1970, or nil if the words name none.
    static func range(_ words: [Substring], today: CivilDate) -> Range<Int>? {
        guard ArticleDate.years.contains(today.year) else { return nil }
        var words = normalized(words)
        if let english = translations[words.joined(separator: " ")] {
            words = english.split(separator: " ").map(String.init)
        }
        if words.starts(with: ["in", "the"]) { words.removeFirst() }
        if words.first == "the" { words.removeFirst() }
        return switch words.count {
        case 1: oneWord(words[0], today)
        case 2: twoWords(words[0], words[1], today)
        case 3: threeWords(words[0], words[1], words[2], today)
        default: nil
        }
    }

    /// Words in lower case, `last-week` taken apart, and `7d` written out as `7 day`.
    private static func normalized(_ words: [Substring]) -> [String] {
        words.flatMap { word in
            word.lowercased().replacing("\u{2019}", with: "'")
                .split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
                .flatMap { part in
                    guard let last = part.last, let unit = shortUnits[last], part.count > 1,
                        part.utf8.dropLast().allSatisfy(\.isDigit)
                    else { return [String(part)] }
                    return [String(part.dropLast()), unit]
                }
        }
    }

    private static func oneWord(_ word: String, _ today: CivilDate) -> Range<Int>? {
        switch word {
        case "today": CalendarUnit.day.days(0, from: today)
        case "yesterday": CalendarUnit.day.days(-1, from: today)
        case "tomorrow": CalendarUnit.day.days(1, from: today)
        default: weekday(word, today) ?? month(word, today)
        }
    }

    private static func twoWords(
        _ first: String, _ second: String, _ today: CivilDate
    ) -> Range<Int>? {
        switch first {
        case "this": return unit(second)?.days(0, from: today)
        case "next": return unit(second)?.days(1, from: today)
        case "on", "am", "le", "el": return weekday(second, today)
        case "in", "im", "en": return month(second, today)
        case "last", "past", "previous":
            return unit(second)?.days(-1, from: today) ?? weekday(second, today)
                ?? month(second, today, isThisIncluded: false)
        default:
            guard let count = count(first) else { return nil }
            return unit(second)?.lastDays(count, upTo: today)
        }
    }

    private static func threeWords(
        _ first: String, _ second: String, _ third: String, _ today: CivilDate
    ) -> Range<Int>? {
        if third == "ago", let count = count(first), let unit = unit(second) {
            return unit == .week
                ? CalendarUnit.day.days(-7 * count, from: today)
                : unit.days(-count, from: today)
        }
        guard ["last", "past", "previous"].contains(first), let count = count(second)
        else { return nil }
        return unit(third)?.lastDays(count, upTo: today)
    }

    /// The latest such weekday before today; `so` and `mo` are no weekdays by themselves.
    private static func weekday(_ word: String, _ today: CivilDate) -> Range<Int>? {
        let bytes = word.utf8.span
        guard word.unicodeScalars.count > 2,
            case .weekday(let index) = DateWord.lookup(bytes, 0, bytes.count)
        else { return nil }
        let back = (today.weekday - index + 6) % 7 + 1
        return CalendarUnit.day.days(-back, from: today)
    }

    /// The latest such month that has begun.
    private static func month(
        _ word: String, _ today: CivilDate, isThisIncluded: Bool = true
    ) -> Range<Int>? {
        let bytes = word.utf8.span
        guard case .month(let month) = DateWord.lookup(bytes, 0, bytes.count) else { return nil }
        let back = (today.month - month + 12) % 12
        return CalendarUnit.month.days(back == 0 && !isThisIncluded ? -12 : -back, from: today)
    }

    /// A number from one up, in figures or in words; large ones that no period needs are none.
    private static func count(_ word: String) -> Int? {
        if let index = numbers.firstIndex(of: word) { return index + 1 }
        if word == "a" || word == "an" { return 1 }
        guard word.utf8.allSatisfy(\.isDigit), let value = Int(word) else { return nil }
        return (1...1_000_000).contains(value) ? value : nil
    }

    private static func unit(_ word: String) -> CalendarUnit? {
        CalendarUnit(rawValue: word.last == "s" ? String(word.dropLast()) : word)
    }

    private static let shortUnits: [Character: String] = [
        "d": "day", "w": "week", "m": "month", "y": "year",
    ]

    private static let numbers = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ]

    private static let translations = [
        "heute": "today", "gestern": "yesterday", "morgen": "tomorrow",
        "diese woche": "this week", "letzte woche": "last week",
        "dieser monat": "this month", "diesen monat": "this month",
        "letzter monat": "last month", "letzten monat": "last month",
        "dieses jahr": "this year", "letztes jahr": "last year",
        "aujourd'hui": "today", "hier": "yesterday", "demain": "tomorrow",
        "cette semaine": "this week", "la semaine dernière": "last week",
        "ce mois": "this month", "le mois dernier": "last month",
        "cette année": "this year", "l'année dernière": "last year",
        "hoy": "today", "ayer": "yesterday", "mañana": "tomorrow",
        "esta semana": "this week", "la semana pasada": "last week",
        "este mes": "this month", "el mes pasado": "last month",
        "este año": "this year", "el año pasado": "last year",
    ]
}
