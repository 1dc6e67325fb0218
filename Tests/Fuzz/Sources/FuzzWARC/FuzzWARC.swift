import Foundation
import FuzzSupport

/// Web archives and mail of any bytes give files, or are passed over.
///
/// The first byte says how deep the others stand, since a length that is right and a header that is
/// whole are hard to come by.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWARC(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let data = Data(bytes: start + 1, count: count - 1)
    switch start.pointee % 8 {
    case 0: read(Data("WARC/1.0\r\n".utf8) + data)
    case 1: read(record(data) + record(data))
    case 2: read(record(answer("Transfer-Encoding: chunked\r\n") + data) + data)
    case 3: read(record(answer("Content-Encoding: gzip\r\n") + data))
    case 4:
        read(
            Data("filedesc://x 192.0.2.1 20210311060000 text/plain 1\nx\n".utf8)
                + Data("http://a.example/ - 20210311060000 text/html \(data.count)\n".utf8) + data)
    case 5: read(Data("From a Thu Mar 11 06:00:00 2021\nSubject: ".utf8) + data)
    case 6: read(Data("Message-ID: <a@b>\nFrom: a\n".utf8) + data)
    default:
        let type = "Message-ID: <a@b>\nFrom: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        read(Data(type.utf8) + data)
    }
    return 0
}

private func answer(_ fields: String) -> Data {
    Data("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\(fields)\r\n".utf8)
}

private func record(_ block: Data) -> Data {
    let header = """
        WARC/1.0\r
        WARC-Type: response\r
        WARC-Target-URI: http://a.example/\r
        Content-Type: application/http\r
        Content-Length: \(block.count)\r
        \r\n
        """
    return Data(header.utf8) + block + Data("\r\n\r\n".utf8)
}
