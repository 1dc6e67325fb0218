internal import Analysis

extension Evidence<ArticleDate> {
    /// Prefers what names the day that a rule found, which was there first: addresses do not change
    /// when articles do.
    mutating func preferDay(of rule: ExtractionRule) {
        guard let day = found.first(where: { $0.rule == rule }), let best,
            abs(best.value.start - day.value.start) > 2 * 86_400
        else { return }
        prefer(found.first { abs($0.value.start - day.value.start) <= 86_400 } ?? day)
    }

    /// Prefers the day that the page shows, where a time in UTC may be that day's in the place.
    mutating func preferShown() {
        let rules: Set<ExtractionRule> = [.dateNearHeadline, .dateLabel, .timeElement]
        guard let best, best.value.isUTC,
            let shown = found.first(where: { rules.contains($0.rule) && !$0.value.isUTC }),
            PageDateOrder.day(shown.value) != PageDateOrder.day(best.value),
            shown.value.start - best.value.start <= 14 * 3_600,
            best.value.start - shown.value.start < 86_400 + 12 * 3_600
        else { return }
        prefer(shown)
    }

    /// Prefers, of dates that name the same minute, the one that also names the place's day.
    mutating func preferLocal() {
        guard let best, best.value.isUTC,
            let local = found.first(where: {
                $0.value.hasOffset && abs($0.value.start - best.value.start) < 60
            })
        else { return }
        prefer(local)
    }
}

extension ArticleDate {
    /// Whether it says its time, and that in Greenwich's.
    fileprivate var isUTC: Bool {
        precision >= .minute && (text.hasSuffix("Z") || text.hasSuffix("+00:00"))
    }

    /// Whether it says its time, and that in the time of a place.
    fileprivate var hasOffset: Bool {
        precision >= .minute && !isUTC && text.utf8.suffix(6).contains { $0 == 0x2B || $0 == 0x2D }
    }
}
