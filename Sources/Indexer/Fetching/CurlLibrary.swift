internal import CCurl

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// libcurl, opened when it is first needed.
///
/// `@unchecked Sendable`: the addresses are of code and never change, and libcurl's functions may be
/// called from any thread, each handle from one at a time.
final class CurlLibrary: @unchecked Sendable {
    typealias Handle = UnsafeMutableRawPointer
    typealias List = UnsafeMutablePointer<curl_slist>

    let makeHandle: @convention(c) () -> Handle?
    let perform: @convention(c) (Handle) -> CURLcode
    let cleanUp: @convention(c) (Handle) -> Void
    let append: @convention(c) (List?, UnsafePointer<CChar>) -> List?
    let free: @convention(c) (List?) -> Void
    let message: @convention(c) (CURLcode) -> UnsafePointer<CChar>?
    /// For the functions in `shim.h`.
    let set: UnsafeMutableRawPointer, get: UnsafeMutableRawPointer

    /// Nil where the library is not installed.
    static let shared = CurlLibrary()

    private static let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"]

    private init?() {
        guard let library = Self.names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
            let start = dlsym(library, "curl_global_init"),
            let makeHandle = dlsym(library, "curl_easy_init"),
            let perform = dlsym(library, "curl_easy_perform"),
            let cleanUp = dlsym(library, "curl_easy_cleanup"),
            let append = dlsym(library, "curl_slist_append"),
            let free = dlsym(library, "curl_slist_free_all"),
            let message = dlsym(library, "curl_easy_strerror"),
            let set = dlsym(library, "curl_easy_setopt"),
            let get = dlsym(library, "curl_easy_getinfo")
        else { return nil }
        self.makeHandle = unsafeBitCast(makeHandle, to: (@convention(c) () -> Handle?).self)
        self.perform = unsafeBitCast(perform, to: (@convention(c) (Handle) -> CURLcode).self)
        self.cleanUp = unsafeBitCast(cleanUp, to: (@convention(c) (Handle) -> Void).self)
        self.append = unsafeBitCast(
            append, to: (@convention(c) (List?, UnsafePointer<CChar>) -> List?).self)
        self.free = unsafeBitCast(free, to: (@convention(c) (List?) -> Void).self)
        self.message = unsafeBitCast(
            message, to: (@convention(c) (CURLcode) -> UnsafePointer<CChar>?).self)
        self.set = set
        self.get = get
        let begin = unsafeBitCast(start, to: (@convention(c) (CLong) -> CURLcode).self)
        // CURL_GLOBAL_DEFAULT, a macro that Swift does not import.
        guard begin(3) == CURLE_OK else { return nil }
    }
}
