internal import CCurl
internal import Foundation

/// One question to a web server, and what may come of it.
struct HTTPRequest: Sendable {
    var url: String
    /// What was kept of the last answer; the server sends the body only if it has changed since.
    var etag: String?, lastModified: String?
    var userAgent: String
    var limits = FetchLimits()
    /// Whether of a body that is too long the start is given.
    var cutsLong = false
}

/// What a server answered, its body uncompressed.
struct HTTPAnswer: Sendable {
    var status: Int
    var body: [UInt8]
    /// Where a redirect leads.
    var redirect: String?
    var type: String?, etag: String?, lastModified: String?
    /// How many seconds it wants to be left alone for, by its `Retry-After`.
    var retryAfter: Int?
}

/// How much of a server is waited for and taken.
public struct FetchLimits: Hashable, Sendable {
    /// Bytes of a body, uncompressed; 20 MB unless told otherwise.
    public var bytes = 20 << 20
    /// Seconds for a request as a whole; a minute unless told otherwise.
    public var seconds = 60
    /// Whether addresses of the machine itself and its own network may be fetched.
    public var allowsPrivate = false

    /// The defaults.
    public init() {}
}

/// Asks web servers, one request at a time; a wrapper of libcurl's easy interface.
///
/// Redirects are not followed: who asks has to see whether it may. The address is looked at when the
/// connection is made, so that no name can lead to a private one.
/// Source: <https://curl.se/libcurl/c/>.
struct HTTPClient: Sendable {
    /// No server is believed that it wants to be left alone for longer than a week, in seconds.
    private static let longestRest: Int64 = 7 * 86_400

    private let library: CurlLibrary

    init() throws(FetchError) {
        guard let library = CurlLibrary.shared else { throw .noLibrary }
        self.library = library
    }

    /// What libcurl's functions write to while a request is under way.
    private final class Transfer {
        var body: [UInt8] = []
        var header: [UInt8] = []
        let limits: FetchLimits
        let cutsLong: Bool
        var isCut = false
        var failure: FetchError?

        init(_ request: HTTPRequest) {
            limits = request.limits
            cutsLong = request.cutsLong
        }
    }

    /// Blocks until the answer is there.
    func get(_ request: HTTPRequest) throws(FetchError) -> HTTPAnswer {
        guard let handle = library.makeHandle() else { throw .other("out of memory") }
        defer { library.cleanUp(handle) }
        let transfer = Transfer(request)
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        prepare(handle, request, context)
        var list: CurlLibrary.List?
        if let etag = request.etag { list = library.append(list, "If-None-Match: \(etag)") }
        if let date = request.lastModified {
            list = library.append(list, "If-Modified-Since: \(date)")
        }
        defer { library.free(list) }
        set(handle, CURLOPT_HTTPHEADER, list)
        let code = withExtendedLifetime(transfer) { library.perform(handle) }
        if let failure = transfer.failure { throw failure }
        guard code == CURLE_OK || transfer.isCut else { throw error(code, request) }
        let fields = HeaderFields(transfer.header[...])
        let rest = newsfind_curl_retry_after(library.get, handle)
        return HTTPAnswer(
            status: Int(newsfind_curl_status(library.get, handle)), body: transfer.body,
            redirect: newsfind_curl_redirect(library.get, handle).map { String(cString: $0) },
            type: fields["content-type"], etag: fields["etag"],
            lastModified: fields["last-modified"],
            retryAfter: rest > 0 ? Int(min(rest, Self.longestRest)) : nil)
    }

    private func prepare(
        _ handle: CurlLibrary.Handle, _ request: HTTPRequest, _ context: UnsafeMutableRawPointer
    ) {
        set(handle, CURLOPT_URL, request.url)
        set(handle, CURLOPT_USERAGENT, request.userAgent)
        set(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        // All codings that this libcurl has.
        set(handle, CURLOPT_ACCEPT_ENCODING, "")
        // A proxy of the own network would be refused, and asked for names in it.
        if !request.limits.allowsPrivate { set(handle, CURLOPT_PROXY, "") }
        set(handle, CURLOPT_NOSIGNAL, 1)
        set(handle, CURLOPT_TIMEOUT, request.limits.seconds)
        set(handle, CURLOPT_CONNECTTIMEOUT, min(20, request.limits.seconds))
        set(handle, CURLOPT_WRITEDATA, context)
        set(handle, CURLOPT_HEADERDATA, context)
        set(handle, CURLOPT_OPENSOCKETDATA, context)
        _ = newsfind_curl_set_sink(library.set, handle, CURLOPT_WRITEFUNCTION) {
            bytes, size, count, context in
            HTTPClient.take(bytes, size * count, context) { transfer, part in
                transfer.body += part
                guard transfer.body.count > transfer.limits.bytes else { return true }
                if !transfer.cutsLong { transfer.failure = .tooLong(limit: transfer.limits.bytes) }
                transfer.isCut = true
                return false
            }
        }
        _ = newsfind_curl_set_sink(library.set, handle, CURLOPT_HEADERFUNCTION) {
            bytes, size, count, context in
            HTTPClient.take(bytes, size * count, context) { transfer, part in
                // The header of an interim answer comes before the one that counts.
                if part.starts(with: Array("HTTP/".utf8)) { transfer.header = [] }
                transfer.header += part
                guard transfer.header.count > HeaderFields.limit else { return true }
                transfer.failure = .other("the header of the answer has no end")
                return false
            }
        }
        _ = newsfind_curl_set_opensocket(library.set, handle) { context, _, address in
            guard let context, let address else { return -1 }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            // libcurl's structure goes on behind what is declared of it, as one for IPv6 must.
            let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 16
            let bytes = UnsafeRawBufferPointer(
                start: UnsafeRawPointer(address) + offset, count: Int(address.pointee.addrlen))
            let isPublic = NetworkAddress(socket: bytes)?.isPublic ?? false
            guard isPublic || transfer.limits.allowsPrivate else {
                transfer.failure = .privateAddress
                return -1
            }
            return socket(
                address.pointee.family, address.pointee.socktype, address.pointee.`protocol`)
        }
    }

    /// Hands bytes on to what takes them; the count that libcurl expects, or another to end.
    private static func take(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
        _ body: (Transfer, UnsafeRawBufferPointer) -> Bool
    ) -> Int {
        guard let context else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        return body(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : -1
    }

    private func set(_ handle: CurlLibrary.Handle, _ option: CURLoption, _ value: Int) {
        _ = newsfind_curl_set_long(library.set, handle, option, value)
    }

    private func set(_ handle: CurlLibrary.Handle, _ option: CURLoption, _ text: String) {
        _ = text.withCString { newsfind_curl_set_pointer(library.set, handle, option, $0) }
    }

    private func set(
        _ handle: CurlLibrary.Handle, _ option: CURLoption, _ value: UnsafeRawPointer?
    ) {
        _ = newsfind_curl_set_pointer(library.set, handle, option, value)
    }

    private func error(_ code: CURLcode, _ request: HTTPRequest) -> FetchError {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .timedOut(seconds: request.limits.seconds)
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
        case CURLE_COULDNT_CONNECT: .noConnection
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: .notAnAddress
        default: .other(library.message(code).map { String(cString: $0) } ?? "error \(code)")
        }
    }
}
