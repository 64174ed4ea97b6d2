internal import Testing

@testable internal import Sheets

@Suite struct SerialDateTests {
    @Test(arguments: [
        (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (25_569, "1970-01-01"),
        (36_526, "2000-01-01"), (45_351, "2024-02-29"), (46_348, "2026-11-22"),
        (2_958_465, "9999-12-31"),
    ])
    func `days are counted from 1900, with a day that never was`(serial: Double, day: String) {
        #expect(SerialDate.text(of: serial, as: .day, .from1900) == day)
    }

    @Test func `old Macintosh files count from 1904`() {
        #expect(SerialDate.text(of: 0, as: .day, .from1904) == "1904-01-01")
        #expect(SerialDate.text(of: 44_886, as: .day, .from1904) == "2026-11-22")
    }

    @Test(arguments: [0.0, 60, -1, 2_958_466, .nan, .infinity])
    func `what is no real day is none`(serial: Double) {
        #expect(SerialDate.text(of: serial, as: .day, .from1900) == nil)
    }

    @Test func `a time is shown where the format shows one`() {
        let serial = 46_348.354_166_666_664
        #expect(SerialDate.text(of: serial, as: .moment, .from1900) == "2026-11-22T08:30:00")
        #expect(SerialDate.text(of: serial, as: .day, .from1900) == "2026-11-22")
        #expect(SerialDate.text(of: 46_348, as: .moment, .from1900) == "2026-11-22")
        #expect(SerialDate.text(of: 0.5, as: .moment, .from1900) == "12:00:00")
        #expect(SerialDate.text(of: 1.25, as: .duration, .from1900) == "30:00:00")
        // A second before midnight that was rounded up is the next day.
        #expect(
            SerialDate.text(of: 46_347.999_999_99, as: .moment, .from1900) == "2026-11-22")
    }

    @Test func `each day's number is that day again`() {
        for serial in stride(from: 61, through: 2_958_465, by: 97) {
            let text = SerialDate.text(of: Double(serial), as: .day, .from1900)
            #expect(text.flatMap(SerialDate.serial) == serial)
        }
        for text in [
            "2026-02-30", "2026-13-01", "1899-01-01", "26-1-1", "2026-11-2a", "", "----------",
        ] {
            #expect(SerialDate.serial(of: text) == nil, "\(text)")
        }
    }
}
