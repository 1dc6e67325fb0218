internal import Foundation

/// The random histories that a test tries.
package enum Histories {
    /// Their seeds: those from 1 to a usual number, or what `NEWSFIND_HISTORIES` asks for: a number, or
    /// a range as `100-119`.
    ///
    /// Histories of one run may be open at the same time: hours of them are many runs of a few.
    package static func seeds(_ usual: UInt64) -> ClosedRange<UInt64> {
        let asked = ProcessInfo.processInfo.environment["NEWSFIND_HISTORIES"] ?? ""
        let numbers = asked.split(separator: "-").compactMap { UInt64($0) }
        switch numbers.count {
        case 1 where numbers[0] > 0: return 1...numbers[0]
        case 2 where numbers[0] <= numbers[1]: return numbers[0]...numbers[1]
        default:
            precondition(asked.isEmpty, "NEWSFIND_HISTORIES is a number or a range such as 100-119")
            return 1...usual
        }
    }
}
