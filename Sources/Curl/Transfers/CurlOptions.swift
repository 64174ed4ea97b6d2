internal import CCurl

/// Sets options and remembers whether any was not taken: half of them must not run.
struct CurlOptions {
    let easy: UnsafeMutableRawPointer
    private(set) var areTaken = true

    init(easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    mutating func set(_ option: CURLoption, _ value: Int) {
        check(vx_curl_set_long(easy, option, value))
    }

    mutating func set(_ option: CURLoption, _ text: String) {
        check(vx_curl_set_text(easy, option, text))
    }

    mutating func set(_ option: CURLoption, size: Int) {
        check(vx_curl_set_size(easy, option, Int64(size)))
    }

    mutating func check(_ code: CURLcode) {
        if code != CURLE_OK { areTaken = false }
    }
}
