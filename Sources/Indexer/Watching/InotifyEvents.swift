#if os(Linux)
    internal import Glibc

    /// What happens in folders, as Linux tells it: <https://man7.org/linux/man-pages/man7/inotify.7.html>.
    ///
    /// A watch is for one folder without those in it: each has its own, also one behind a link.
    final class InotifyEvents: FolderEvents {
        private let descriptor: Int32
        private let roots: [String]
        private var folders: [Int32: String] = [:]
        /// What is found in folders that have just appeared.
        private var found: [FolderEvent] = []
        /// Whether the system had no watch left for a folder.
        private var isUsedUp = false
        private var block = [UInt8](repeating: 0, count: 1 << 16)

        private static let mask = UInt32(
            IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
                | IN_DELETE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)

        /// - Returns: nil if the system has no watches left.
        /// - Throws: ``ReadError`` if a folder cannot be read.
        init?(_ roots: [String]) throws(ReadError) {
            descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            self.roots = roots
            guard descriptor >= 0 else { return nil }
            do throws(ReadError) {
                for root in roots { try add(root, tellsFiles: false) }
            } catch {
                if !isUsedUp { throw error }
            }
            if isUsedUp { return nil }
        }

        deinit { if descriptor >= 0 { close(descriptor) } }

        var hasFolders: Bool { !folders.isEmpty }

        func next(within seconds: Double) -> [FolderEvent] {
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&wait, 1, Int32(seconds * 1000))
            var events: [FolderEvent] = []
            while true {
                let count = read(descriptor, &block, block.count)
                guard count > 0 else { break }
                parse(count, into: &events)
            }
            defer { found = [] }
            return events + found
        }

        /// Reads the events that the block holds: a header of 16 bytes, and a name that is padded.
        private func parse(_ count: Int, into events: inout [FolderEvent]) {
            var offset = 0
            while offset + 16 <= count {
                let (watch, mask, length) = block.withUnsafeBytes { bytes in
                    (
                        bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self),
                        bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self),
                        Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
                    )
                }
                let name = block[(offset + 16)..<min(offset + 16 + length, count)]
                offset += 16 + length
                note(watch, mask, SystemPath.text(name.prefix { $0 != 0 }), &events)
            }
        }

        private func note(
            _ watch: Int32, _ mask: UInt32, _ name: String, _ events: inout [FolderEvent]
        ) {
            func has(_ flags: Int32...) -> Bool { flags.contains { mask & UInt32($0) != 0 } }
            if has(IN_Q_OVERFLOW) {
                // Some events are lost: all files are looked at again.
                for root in roots { try? add(root, tellsFiles: true) }
                return
            }
            guard let folder = folders[watch] else { return }
            if has(IN_IGNORED, IN_DELETE_SELF) {
                folders[watch] = nil
                return
            }
            guard !FolderEvent.isPassing(name) else { return }
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            let hasAppeared = has(IN_CREATE, IN_MOVED_TO)
            if has(IN_ISDIR) || hasAppeared && SystemPath.isFolder(path) {
                if has(IN_MOVED_FROM) { forget(path) }
                if hasAppeared { try? add(path, tellsFiles: true) }
            } else if has(IN_CLOSE_WRITE, IN_MOVED_TO) {
                events.append(.closed(path))
            } else if has(IN_DELETE, IN_MOVED_FROM) {
                events.append(.gone(path))
            } else {
                events.append(.written(path))
            }
        }

        /// Watches a folder and those in it, also behind links; what cannot be watched within it is
        /// passed over.
        ///
        /// - Parameter tellsFiles: Whether what lies there is told. Of what cannot be read that is the
        ///   folder: whoever indexes it hears why.
        /// - Throws: ``ReadError`` if the folder itself cannot be read and is not told.
        private func add(_ root: String, tellsFiles: Bool) throws(ReadError) {
            var seen: Set<Int32> = []
            var waiting = [root]
            while let folder = waiting.popLast() {
                do throws(ReadError) {
                    let watch = inotify_add_watch(
                        descriptor, SystemPath.bytes(of: folder), Self.mask)
                    if watch < 0 { throw failure(errno) }
                    // A link may lead to a folder that is watched already.
                    guard seen.insert(watch).inserted else { continue }
                    folders[watch] = folder
                    for path in try SystemPath.contents(of: folder).reversed() {
                        if FolderEvent.isPassing(String(path.split(separator: "/").last ?? "")) {
                            continue
                        } else if SystemPath.isFolder(path) {
                            waiting.append(path)
                        } else if tellsFiles {
                            found.append(.written(path))
                        }
                    }
                } catch {
                    if tellsFiles {
                        found.append(.closed(folder))
                    } else if folder == root {
                        throw error
                    }
                }
            }
        }

        private func failure(_ code: Int32) -> ReadError {
            isUsedUp = isUsedUp || code == ENOSPC || code == ENOMEM
            return ReadError(errno: code)
        }

        /// Ends the watches of a folder that was moved away, and of those in it.
        private func forget(_ folder: String) {
            for (watch, path) in folders where path == folder || path.hasPrefix(folder + "/") {
                inotify_rm_watch(descriptor, watch)
                folders[watch] = nil
            }
        }
    }
#endif
