import Foundation
import Synchronization
import Testing

/// A web server for a test, on a port of the machine itself.
final class LoopbackServer: Sendable {
    struct Request: Sendable {
        var path: String
        /// By their names in lower case.
        var fields: [String: String]
        var time: ContinuousClock.Instant
    }

    struct Answer: Sendable, CustomTestStringConvertible {
        var status = 200
        var fields: [String: String] = [:]
        var body: [UInt8] = []
        /// How many seconds it takes.
        var delay = 0.0

        /// Without a body, which may be of a megabyte.
        var testDescription: String { "\(status) \(fields), \(body.count) bytes" }

        static func text(_ text: String, _ fields: [String: String] = [:]) -> Answer {
            Answer(fields: fields, body: Array(text.utf8))
        }
    }

    let port: UInt16
    private let descriptor: Int32
    private let log = Mutex<[Request]>([])
    private let underWay = Mutex<(count: Int, most: Int)>((0, 0))

    init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        self.descriptor = descriptor
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw CocoaError(.featureUnsupported) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            // Closed by whoever waits at it, so that no other file gets its number meanwhile.
            defer { close(descriptor) }
            while true {
                let connection = accept(descriptor, nil, nil)
                if connection < 0 {
                    // It was shut down.
                    if errno == EINVAL { return }
                    Thread.sleep(forTimeInterval: 0.01)
                    continue
                }
                Thread.detachNewThread { [weak self] in
                    self?.serve(connection, answer)
                    close(connection)
                }
            }
        }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// All that was asked so far.
    var requests: [Request] { log.withLock(\.self) }
    var paths: [String] { requests.map(\.path) }
    /// How many requests were under way at once, at most.
    var mostAtOnce: Int { underWay.withLock(\.most) }

    private func serve(_ connection: Int32, _ answer: (Request) -> Answer) {
        underWay.withLock { $0 = ($0.count + 1, max($0.most, $0.count + 1)) }
        defer { underWay.withLock { $0.count -= 1 } }
        guard let request = Self.request(from: connection) else { return }
        log.withLock { $0.append(request) }
        let answer = answer(request)
        Thread.sleep(forTimeInterval: answer.delay)
        var fields = answer.fields
        fields["Content-Length"] = fields["Content-Length"] ?? "\(answer.body.count)"
        fields["Connection"] = "close"
        let header =
            "HTTP/1.1 \(answer.status) Answer\r\n"
            + fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n"
        Self.send(Array(header.utf8) + answer.body, to: connection)
    }

    private static func send(_ bytes: [UInt8], to connection: Int32) {
        #if canImport(Glibc)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                Foundation.send(
                    connection, all.baseAddress.map { $0 + sent }, all.count - sent, flags)
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    private static func request(from connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let count = recv(connection, &block, block.count, 0)
            guard count > 0 else { return nil }
            bytes += block.prefix(count)
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ").map(String.init) ?? []
        guard words.count == 3 else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return Request(path: words[1], fields: fields, time: .now)
    }
}
