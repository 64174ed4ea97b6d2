import Curl
import Testing

@Suite struct NetworkRangeTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("10.0.0.0/8", "9.255.255.255", false), ("0.0.0.0/0", "203.0.113.9", true),
        ("192.168.1.7", "192.168.1.7", true), ("192.168.1.7", "192.168.1.6", false),
        ("192.168.1.7/31", "192.168.1.6", true), ("::/0", "2001:db8::1", true),
        ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
        ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
        ("2001:db8::/65", "2001:db8::8000:0:0:1", false), ("::1", "::1", true),
        ("::1/128", "::2", false), ("0.0.0.0/0", "::1", false), ("::/0", "1.2.3.4", false),
    ])
    func `a range holds what shares its first bits`(range: String, address: String, holds: Bool)
        throws
    {
        let range = try #require(NetworkRange(range))
        let address = try #require(NetworkAddress(address))
        #expect(range.contains(address) == holds)
    }

    @Test(arguments: [
        "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8",
        "::/129", "10.0.0/8", "example.vn/8", "10.0.0.0/ 8",
    ])
    func `what is not CIDR notation is no range`(text: String) {
        #expect(NetworkRange(text) == nil)
    }
}
