internal import Foundation
internal import FoundationXML

/// Reads one part of a workbook by Foundation's XML parser and ends it at the first fault.
///
/// What a part means is said by those that inherit: they are told of elements and text in turn.
class PartReader: NSObject, XMLParserDelegate {
    /// No part of a workbook comes near this; the parser below has a limit of its own.
    private static let deepest = 100

    private var failure: (any Error)?
    /// How many elements are open; the parser lets a text end before they are closed.
    private var depth = 0
    private var isEmpty = true

    /// An element begins; names are without their prefix.
    func begin(_ element: String, _ attributes: [String: String]) throws {}

    func end(_ element: String) throws {}

    /// A piece of text; one text may come in many.
    func characters(_ text: String) throws {}

    /// Throws a `SheetFault` where the part cannot be read, or what the reader itself throws.
    func read(_ part: ZipPart) throws {
        let stream = PartStream(part)
        let parser = XMLParser(stream: stream)
        parser.shouldProcessNamespaces = true
        parser.delegate = self
        let isWhole = parser.parse()
        if let failure { throw failure }
        if let fault = stream.fault { throw fault }
        if !isWhole || depth > 0 || isEmpty { throw SheetFault(.damaged) }
    }

    final func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        attempt(parser) {
            isEmpty = false
            depth += 1
            if depth > Self.deepest { throw SheetFault(.damaged) }
            try begin(element, attributes)
        }
    }

    final func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        attempt(parser) {
            depth -= 1
            try end(element)
        }
    }

    final func parser(_ parser: XMLParser, foundCharacters text: String) {
        attempt(parser) { try characters(text) }
    }

    final func parser(_ parser: XMLParser, foundCDATA data: Data) {
        attempt(parser) { try characters(String(decoding: data, as: UTF8.self)) }
    }

    /// A parser that was told to stop may still have something to say.
    private func attempt(_ parser: XMLParser, _ step: () throws -> Void) {
        guard failure == nil else { return }
        do {
            try step()
        } catch {
            failure = error
            parser.abortParsing()
        }
    }
}
