import Curl
import Testing

@Suite struct AddressGuardTests {
    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.0.1", "169.254.169.254",
        "172.16.0.0", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.0",
        "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.255",
        "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::10.0.0.1", "::8.8.8.8", "100::1", "fc00::1", "fd00:ec2::254", "fe80::1",
        "febf::1", "fec0::1", "ff02::1", "5f00::1", "64:ff9b:1::8.8.8.8", "1fff::1", "4000::1",
        "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff:ffff::1", "2001:db8::1",
        "2001:db8:ffff::1", "3fff::1", "3fff:fff::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::192.168.1.1",
        "64:ff9b::127.0.0.1", "2002:7f00:1::1", "2002:a00:1::1", "2002:c0a8:101::",
    ])
    func `an address that is not public is refused`(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(!AddressGuard().allows(address))
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255",
        "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.101.0",
        "203.0.112.255", "203.0.114.0", "203.113.131.1", "223.255.255.255",
        "2001:200::1", "2001:db7:ffff::1", "2001:db9::1", "2003::1", "2400:cb00::1",
        "2606:4700::1111", "3ffe::1", "3fff:1000::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
        "2002:808:808::1",
    ])
    func `a public address is allowed`(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(AddressGuard().allows(address))
    }

    @Test(arguments: [
        ("10.1.2.3", true), ("::ffff:10.1.2.3", true), ("10.2.0.0", false), ("fd12::1", true),
        ("fd13::1", false), ("127.0.0.1", false), ("8.8.8.8", true),
    ])
    func `a listed network is allowed besides the public ones`(text: String, isAllowed: Bool) throws
    {
        let networks = ["10.1.0.0/16", "fd12::/16"].compactMap(NetworkRange.init)
        let address = try #require(NetworkAddress(text))
        #expect(AddressGuard(allowedNetworks: networks).allows(address) == isAllowed)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.8.9.10", true), ("::1", true), ("::ffff:127.0.0.1", true),
        ("10.0.0.1", false), ("0.0.0.0", false), ("::", false), ("169.254.169.254", false),
    ])
    func `the loopback setting opens loopback alone`(text: String, isAllowed: Bool) throws {
        let address = try #require(NetworkAddress(text))
        #expect(AddressGuard(allowsLoopback: true).allows(address) == isAllowed)
    }

    @Test(arguments: [("127.0.0.1", true), ("::1", true), ("8.8.8.8", false), ("10.1.2.3", false)])
    func `a call that must stay at home reaches nothing else`(text: String, isAllowed: Bool) throws
    {
        let networks = ["10.0.0.0/8"].compactMap(NetworkRange.init)
        var addressGuard = AddressGuard(allowedNetworks: networks, allowsLoopback: true)
        addressGuard.onlyLoopback = true
        let address = try #require(NetworkAddress(text))
        #expect(addressGuard.allows(address) == isAllowed)
    }
}
