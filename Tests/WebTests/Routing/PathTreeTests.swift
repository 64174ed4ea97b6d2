import HTTPTypes
import Testing

@testable import Web

/// A path finds its endpoints and its parameters.
@Suite struct PathTreeTests {
    private let tree = PathTree([
        .sample(.get, "/"), .sample(.get, "/a/{id}"), .sample(.post, "/a/special"),
        .sample(.get, "/a/{id}/b/{other}"), .sample(.delete, "/a/{id}"),
    ])

    @Test func `a word goes before a parameter`() {
        #expect(tree.match("/a/special")?.allowed == "POST")
        #expect(tree.match("/a/x")?.allowed == "DELETE, GET, HEAD")
    }

    @Test func `parameters are decoded in their order`() {
        #expect(tree.match("/a/x%20y/b/%2F")?.parameters == ["x y", "/"])
        #expect(tree.match("/")?.parameters == [])
    }

    @Test(arguments: ["", "a", "/a", "/a/", "/a//b/c", "/a/x/", "/a/%FF", "/b", "/a/x/b", "//"])
    func `what is not in the table is nowhere`(path: String) {
        #expect(tree.match(path[...]) == nil)
    }
}
