import Curl
import Testing

@Suite struct NetworkAddressTests {
    @Test(arguments: [
        "0x7f000001", "2130706433", "127.1", "0177.0.0.1", "1.2.3.4.5", "1.2.3", "", "::1%lo",
        "[::1]", "example.vn", "1.2.3.4 ", ":::",
    ])
    func `only the standard spelling is an address`(text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test(arguments: [
        ("::ffff:10.1.2.3", "10.1.2.3"), ("::ffff:a01:203", "10.1.2.3"),
        ("64:ff9b::10.1.2.3", "10.1.2.3"), ("2002:a01:203::1", "10.1.2.3"),
        ("::ffff:8.8.8.8", "8.8.8.8"),
    ])
    func `an IPv6 spelling is unpacked to the IPv4 address behind it`(outer: String, inner: String)
    {
        #expect(NetworkAddress(outer)?.embeddedV4 == NetworkAddress(inner))
        #expect(NetworkAddress(inner) != nil)
    }

    @Test(arguments: ["2001:db8::1", "::1", "::10.1.2.3", "64:ff9b:1::1", "8.8.8.8"])
    func `other addresses hold no IPv4 address`(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(address.embeddedV4 == nil)
    }

    @Test func `bytes in network order give the same address as text`() {
        #expect(NetworkAddress(bytes: [10, 1, 2, 3]) == NetworkAddress("10.1.2.3"))
        let v6: [UInt8] = [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [9]
        #expect(NetworkAddress(bytes: v6) == NetworkAddress("2001:db8::9"))
    }

    @Test(arguments: [0, 3, 5, 15, 17])
    func `other counts of bytes are no address`(count: Int) {
        #expect(NetworkAddress(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }
}
