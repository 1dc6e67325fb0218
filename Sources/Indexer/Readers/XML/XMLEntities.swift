internal import CLibXML2

/// The entities of a document: those of HTML, which feeds use without declaring them, and those it
/// declares itself, as far as they are short texts.
struct XMLEntities: ~Copyable {
    /// How many bytes a declared entity may have, and all uses of entities together.
    private static let lengthLimit = 1024
    private static let totalLimit = 8 << 20

    private enum Declared {
        case text([UInt8])
        case refused(SkipReason)
    }

    private var declared: [String: Declared] = [:]
    /// What libxml2 was given.
    private var known: [String: xmlEntityPtr] = [:]
    private var total = 0

    init() {}

    deinit {
        for entity in known.values {
            newsfind_xml_free(UnsafeMutableRawPointer(mutating: entity.pointee.name))
            newsfind_xml_free(entity.pointee.content)
            entity.deinitialize(count: 1)
            entity.deallocate()
        }
    }

    /// Takes a declaration; it only counts when it is used.
    mutating func declare(
        _ name: UnsafePointer<xmlChar>?, kind: Int32, content: UnsafePointer<xmlChar>?
    ) {
        guard let name, declared.count < 1024 else { return }
        let isInternal = kind == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
        guard isInternal || kind == Int32(XML_EXTERNAL_GENERAL_PARSED_ENTITY.rawValue) else {
            return
        }
        let key = String(cString: name)
        guard declared[key] == nil else { return }
        let text = content.map { Array(UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0)))) }
        declared[key] =
            !isInternal
            ? .refused(.externalEntity(key))
            : Self.isPlain(text ?? []) ? .text(text ?? []) : .refused(.entityBomb(key))
    }

    /// An entity that is used; the text of one that is not known is left out.
    mutating func resolve(_ name: UnsafePointer<xmlChar>) -> Result<xmlEntityPtr?, SkipReason> {
        if let predefined = xmlGetPredefinedEntity(name) { return .success(predefined) }
        let key = String(cString: name)
        guard let entity = known[key] else {
            switch declared[key] {
            case .refused(let reason): return .failure(reason)
            case .text(let text): return .success(make(key, text))
            case nil:
                guard
                    let scalar = htmlEntityLookup(name).flatMap({ Unicode.Scalar($0.pointee.value) }
                    )
                else { return .success(nil) }
                return .success(make(key, Array(String(Character(scalar)).utf8)))
            }
        }
        total += Int(entity.pointee.length)
        return total > Self.totalLimit ? .failure(.entityBomb(key)) : .success(entity)
    }

    /// libxml2 takes the content of a predefined entity as text, whatever it is.
    private mutating func make(_ name: String, _ text: [UInt8]) -> xmlEntityPtr {
        let entity = xmlEntityPtr.allocate(capacity: 1)
        entity.initialize(to: xmlEntity())
        entity.pointee.type = XML_ENTITY_DECL
        entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
        entity.pointee.name = UnsafePointer(xmlStrdup(name))
        entity.pointee.content = xmlStrndup(text, Int32(text.count))
        entity.pointee.length = Int32(text.count)
        known[name] = entity
        return entity
    }

    /// Whether it holds neither markup nor other entities.
    private static func isPlain(_ text: [UInt8]) -> Bool {
        text.count <= lengthLimit && !text.contains(UInt8(ascii: "&"))
            && !text.contains(UInt8(ascii: "<"))
    }
}
