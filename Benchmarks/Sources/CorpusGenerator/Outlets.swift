/// The newspapers of the corpus: a few print much, most little.
struct Outlets {
    struct Outlet {
        let name: [UInt8]
        let domain: [UInt8]
    }

    private static let kinds = [
        "Courier", "Times", "Post", "Herald", "Gazette", "Tribune", "Observer", "News", "Wire",
        "Chronicle", "Echo",
    ]

    private let outlets: [Outlet]
    private let shares: WeightedTable

    init(count: Int = 400) {
        outlets = (0..<count).map { number in
            let place = String(decoding: Spelling.place(mixed(UInt64(number))), as: UTF8.self)
            let kind = Self.kinds[number % Self.kinds.count]
            let domain = "\(place)-\(kind)-\(number).example".lowercased()
            return Outlet(name: Array("\(place) \(kind)".utf8), domain: Array(domain.utf8))
        }
        shares = WeightedTable((0..<count).map { 1 / (Double($0) + 5) })
    }

    func draw(_ random: inout Randomness) -> Outlet {
        outlets[shares.draw(&random)]
    }
}
