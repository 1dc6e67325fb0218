#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An address of the Internet, in 4 or 16 bytes.
struct NetworkAddress: Hashable, Sendable {
    let bytes: [UInt8]

    /// The address in a `sockaddr`; nil if it is of no such family.
    init?(socket: UnsafeRawBufferPointer) {
        guard socket.count >= 16 else { return nil }
        switch Int32(socket.loadUnaligned(as: sockaddr.self).sa_family) {
        case AF_INET: bytes = Array(socket[4..<8])
        case AF_INET6 where socket.count >= 24: bytes = Array(socket[8..<24])
        default: return nil
        }
    }

    init?(_ text: String) {
        var room = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &room) == 1 {
            bytes = Array(room.prefix(4))
        } else if inet_pton(AF_INET6, text, &room) == 1 {
            bytes = room
        } else {
            return nil
        }
    }

    private init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

    /// Whether it is one that anybody on the Internet can have: not the machine itself, its own network,
    /// or one of those that are set aside (<https://www.iana.org/assignments/iana-ipv4-special-registry>
    /// and its like for IPv6).
    var isPublic: Bool {
        guard bytes.count == 16 else { return !Self.special4.contains { begins($0) } }
        // Some addresses hold another one.
        if begins(Self.mapped) || begins(Self.translated) {
            return NetworkAddress(bytes.suffix(4)).isPublic
        }
        if begins(Self.tunnel) { return NetworkAddress(bytes[2..<6]).isPublic }
        // All that is given out begins with the bits 001.
        return bytes[0] & 0xE0 == 0x20 && !Self.special6.contains { begins($0) }
    }

    private typealias Block = (start: [UInt8], bits: Int)

    private func begins(_ block: Block) -> Bool {
        let whole = block.bits / 8
        guard bytes.prefix(whole).elementsEqual(block.start.prefix(whole)) else { return false }
        let rest = block.bits % 8
        return rest == 0 || (bytes[whole] ^ block.start[whole]) >> (8 - rest) == 0
    }

    private static let mapped: Block = ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96)
    private static let translated: Block = ([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96)
    private static let tunnel: Block = ([0x20, 0x02], 16)

    private static let special4: [Block] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12),
        ([192, 0, 0], 24), ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16),
        ([198, 18], 15), ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 3),
    ]

    private static let special6: [Block] = [
        ([0x20, 0x01, 0], 23), ([0x20, 0x01, 0x0D, 0xB8], 32),
    ]
}
