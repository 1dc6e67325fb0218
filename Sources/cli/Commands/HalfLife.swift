/// A stretch of time as people write it: `12h`, `30d`, `2w`, `6m`, `1y`.
enum HalfLife {
    /// Seconds; nil if it is not one, or not longer than nothing.
    static func seconds(_ text: String) -> Double? {
        let units: [Character: Double] = [
            "h": 3_600, "d": 86_400, "w": 7 * 86_400, "m": 30.44 * 86_400, "y": 365.25 * 86_400,
        ]
        guard let last = text.last, let unit = units[last], let count = Double(text.dropLast()),
            count > 0, count.isFinite
        else { return nil }
        return count * unit
    }
}
