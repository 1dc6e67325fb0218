internal import Archive

/// An element with all that is in it.
///
/// Names are in lower case, since real files do not care; those of another vocabulary than the
/// document's own have its usual prefix, as in `dc:date`, whatever prefix the file has for it.
struct XMLElement: Hashable, Sendable {
    enum Child: Hashable, Sendable {
        case element(XMLElement)
        case text(String)
    }

    var name: String
    var attributes: [String: String] = [:]
    var children: [Child] = []

    /// The value of an attribute, trimmed; nil if it is empty.
    subscript(attribute name: String) -> String? {
        let value = attributes[name]?.trimmed
        return value?.isEmpty == false ? value : nil
    }

    /// The elements directly within.
    var elements: some Sequence<XMLElement> {
        children.lazy.compactMap { child in
            if case .element(let element) = child { element } else { nil }
        }
    }

    /// Those of a name.
    func all(_ name: String) -> [XMLElement] { elements.filter { $0.name == name } }

    /// The first element of a name, or at the end of a path of names.
    func first(_ path: String...) -> XMLElement? {
        var found = self
        for name in path {
            guard let next = found.elements.first(where: { $0.name == name }) else { return nil }
            found = next
        }
        return found
    }

    /// The first element of one of these names, however deep, in the order of the document.
    func descendant(_ names: String...) -> XMLElement? {
        for element in elements {
            if names.contains(element.name) { return element }
            if let found = names.lazy.compactMap({ element.descendant($0) }).first { return found }
        }
        return nil
    }

    /// All elements of a name, however deep; none within another one.
    func descendants(_ name: String) -> [XMLElement] {
        elements.flatMap { $0.name == name ? [$0] : $0.descendants(name) }
    }

    /// All its text, and that of the elements within, on one line; nil if there is none.
    var text: String? {
        let text = rawText.oneLine
        return text.isEmpty ? nil : text
    }

    /// All its text as it stands.
    var rawText: String {
        children.reduce(into: "") { text, child in
            switch child {
            case .text(let part): text += part
            case .element(let element): text += element.rawText
            }
        }
    }

    /// Whether it holds other elements.
    var hasElements: Bool { elements.contains { _ in true } }

    /// The text of the first of these elements that has any.
    func text(of names: String...) -> String? {
        names.lazy.flatMap { all($0) }.compactMap(\.text).first
    }
}
