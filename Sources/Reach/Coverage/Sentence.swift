/// One statement for people, in both languages that the house speaks.
package struct Sentence: Hashable, Sendable {
    package let vietnamese: String
    package let english: String

    package init(vietnamese: String, english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }
}
