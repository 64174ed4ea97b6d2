import Foundation
import TestSupport
import Testing

@testable import Pictures

/// A file that is made to harm costs its sender an answer, and the server nothing.
@Suite(.timeLimit(.minutes(2))) struct HostilePictureTests {
    @Test func `a real photo that was cut short anywhere is refused`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            """
            picture = Image.effect_noise((200, 150), 90).convert('RGB')
            picture.save('a.jpg'); picture.save('b.png'); picture.save('c.webp')
            picture.save('d.jpg', progressive=True)
            """)
        for name in ["a.jpg", "b.png", "c.webp", "d.jpg"] {
            let whole = try folder.bytes(name)
            _ = try PictureHeader(of: whole)
            for tenth in 1...40 {
                let part = Array(whole.prefix(whole.count * tenth / 41))
                #expect(throws: PictureFault.truncated, "\(name) \(tenth)") {
                    try PictureHeader(of: part)
                }
            }
            try folder.write(Array(whole.dropLast(whole.count / 3)), "cut")
            #expect(try folder.fault("cut") == .truncated)
        }
    }

    @Test func `broken points inside a whole frame are refused`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            """
            import struct, zlib
            picture = Image.effect_noise((200, 150), 90).convert('RGB')
            picture.save('a.jpg')
            picture.save('b.png')
            data = bytearray(open('b.png', 'rb').read())
            data[len(data) // 2] ^= 0xFF
            open('b.png', 'wb').write(data)
            data = open('a.jpg', 'rb').read()
            scan = data.index(b'\\xff\\xda')
            # The frame is whole, with its end mark; most of what is coded is gone.
            open('a.jpg', 'wb').write(data[:scan + 200] + b'\\xff\\xd9')
            picture.save('c.webp')
            data = bytearray(open('c.webp', 'rb').read())
            # Its first part would be longer than the file.
            data[20:23] = b'\\xf0\\xff\\xff'
            open('c.webp', 'wb').write(data)
            def chunk(name, body):
                return struct.pack('>I', len(body)) + name + body + struct.pack(
                    '>I', zlib.crc32(name + body))
            mark = b'\\x89PNG\\r\\n\\x1a\\n'
            head = chunk(b'IHDR', struct.pack('>IIBBBBB', 100, 100, 8, 2, 0, 0, 0))
            end = chunk(b'IEND', b'')
            open('d.png', 'wb').write(mark + head + chunk(b'IDAT', b'no zlib at all') + end)
            bad = chunk(b'IHDR', struct.pack('>IIBBBBB', 100, 100, 7, 9, 0, 0, 0))
            open('e.png', 'wb').write(mark + bad + chunk(b'IDAT', zlib.compress(bytes(9))) + end)
            """)
        for name in ["a.jpg", "b.png", "c.webp", "d.png", "e.png"] {
            #expect(try folder.fault(name) == .damaged, "\(name)")
        }
    }

    @Test func `bytes between two marks, which every viewer skips, do no harm`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            """
            Image.effect_noise((200, 150), 90).convert('RGB').save('a.jpg')
            data = open('a.jpg', 'rb').read()
            open('a.jpg', 'wb').write(data[:-2] + b'\\0\\x11\\x22' + data[-2:])
            """)
        #expect(try folder.fault("a.jpg") == nil)
    }

    @Test func `bombs cost no more than their fences`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            """
            import struct, zlib
            def chunk(name, body):
                return struct.pack('>I', len(body)) + name + body + struct.pack(
                    '>I', zlib.crc32(name + body))
            mark = b'\\x89PNG\\r\\n\\x1a\\n'
            def png(width, height, *chunks):
                head = chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0))
                return mark + head + b''.join(chunks) + chunk(b'IEND', b'')
            zeros = zlib.compress(bytes(200_000_000), 9)
            open('points.png', 'wb').write(png(50000, 50000, chunk(b'IDAT', zeros)))
            small = chunk(b'IDAT', zlib.compress(bytes(11 * 10)))
            open('text.png', 'wb').write(png(10, 10, chunk(b'zTXt', b'a\\0\\0' + zeros), small))
            open('profile.png', 'wb').write(png(10, 10, chunk(b'iCCP', b'a\\0\\0' + zeros), small))
            open('rest.png', 'wb').write(png(10, 10, chunk(b'IDAT', zeros)))
            open('large.png', 'wb').write(png(7000, 7000, chunk(
                b'IDAT', zlib.compress(bytes(7001 * 7000), 9))))
            """)
        #expect(
            try folder.fault("points.png")
                == .tooManyPoints(
                    width: 50_000, height: 50_000, limit: PictureHeader.mostPoints))
        // What is packed beside the points is never unpacked whole: it is taken or refused.
        for name in ["text.png", "profile.png", "rest.png"] {
            let fault = try folder.fault(name)
            #expect(fault == nil || fault == .damaged, "\(name): \(String(describing: fault))")
        }
        // As many points as are taken, in a few kilobytes: a plain picture of one colour.
        #expect(try folder.press("large.png").width == 7_000)
        var limits = PressLimits()
        limits.memoryBytes = 64 * 1024 * 1024
        #expect(try folder.fault("large.png", limits) == .tooHeavy)
    }

    @Test func `moving pictures and other programs' formats are named`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            """
            frames = [Image.new('RGB', (40, 30), c) for c in ('red', 'green', 'blue')]
            rest = dict(save_all=True, append_images=frames[1:])
            frames[0].save('a.webp', **rest)
            frames[0].save('a.png', **rest)
            frames[0].save('a.gif', **rest)
            frames[0].save('gif.jpg', format='GIF')
            frames[0].save('tiff.png', format='TIFF')
            frames[0].save('avif.jpg', format='AVIF')
            frames[0].save('webp.jpg', format='WEBP')
            """)
        #expect(try folder.fault("a.webp") == .animated)
        #expect(try folder.fault("a.png") == .animated)
        #expect(try folder.fault("a.gif") == .notAPhoto(name: "GIF"))
        #expect(try folder.fault("gif.jpg") == .notAPhoto(name: "GIF"))
        #expect(try folder.fault("tiff.png") == .notAPhoto(name: "TIFF"))
        #expect(try folder.fault("avif.jpg") == .notAPhoto(name: "AVIF"))
        // A wrong name of the file is nobody's matter.
        #expect(try folder.fault("webp.jpg") == nil)
    }

    @Test func `a real ZIP or page behind a real photo is found`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            """
            import zipfile
            Image.new('RGB', (40, 30), 'red').save('a.jpg')
            Image.new('RGB', (40, 30), 'red').save('a.png')
            Image.new('RGB', (40, 30), 'red').save('a.webp')
            for suffix in ('jpg', 'png', 'webp'):
                photo = open('a.' + suffix, 'rb').read()
                open('zip.' + suffix, 'wb').write(photo)
                with zipfile.ZipFile('zip.' + suffix, 'a') as archive:
                    archive.writestr('evil.html', '<script>alert(1)</script>' * 50)
                assert zipfile.is_zipfile('zip.' + suffix)
                open('page.' + suffix, 'wb').write(photo + b'<html><script>alert(1)</script>')
            """)
        for suffix in ["jpg", "png", "webp"] {
            #expect(try folder.fault("a.\(suffix)") == nil)
            #expect(try folder.fault("zip.\(suffix)") == .hiddenFile)
            #expect(try folder.fault("page.\(suffix)") == .hiddenFile)
        }
    }

    @Test func `more bytes than one photo may have are not read to their end`() throws {
        let folder = try PictureFolder()
        try folder.write(SmallPicture.jpeg + [UInt8](repeating: 0, count: 5_000), "a.jpg")
        var limits = PressLimits()
        limits.fileBytes = 5_000
        #expect(try folder.fault("a.jpg", limits) == .tooManyBytes(limit: 5_000))
    }

    @Test(arguments: [
        ("exit 0", PicturePress.Failure.broken(0)), ("echo nonsense", .broken(0)),
        ("exit 69", .broken(69)), ("kill -9 $$", .broken(-9)), ("kill -TERM $$", .broken(-15)),
    ])
    func `a child that fails is no fault of the photo`(
        script: String, failure: PicturePress.Failure
    ) throws {
        let press = PicturePress(words: ["/bin/sh", "-c", script])
        #expect(throws: failure) { try press.press(fileAt: "/dev/null") }
    }

    @Test(arguments: ["XCPU", "SEGV", "ABRT", "BUS"])
    func `a decoder that breaks, or works without end, is the photo's fault`(signal: String) {
        let press = PicturePress(words: ["/bin/sh", "-c", "kill -\(signal) $$"])
        #expect(throws: PictureFault.tooHeavy) { try press.press(fileAt: "/dev/null") }
    }

    @Test func `a child that says nothing is ended in time, and one that says too much at once`() {
        var limits = PressLimits()
        limits.patienceSeconds = 1
        let silent = PicturePress(words: ["/bin/sleep"], limits: limits)
        #expect(throws: PicturePress.Failure.late) { try silent.press(fileAt: "/dev/null") }
        let loud = PicturePress(words: ["/bin/sh", "-c", "cat /dev/zero"])
        #expect(throws: PicturePress.Failure.broken(-9)) { try loud.press(fileAt: "/dev/null") }
    }

    @Test func `a press without a program, or a file, says so`() {
        let press = PicturePress(words: ["/nowhere/vuonxa"])
        #expect(throws: PicturePress.Failure.notStarted(ENOENT)) {
            try press.press(fileAt: "/dev/null")
        }
        #expect(throws: PicturePress.Failure.notStarted(ENOENT)) {
            try press.press(fileAt: "/nowhere/photo")
        }
    }

    @Test func `behind its fences a child opens, writes and takes nothing`() async throws {
        let child = try ChildProcess([PressChild.path, "fences"])
        let outcome = await child.finish()
        #expect(outcome.code == 0, "1 not fenced, 2 read, 4 wrote, 8 called, 16 memory")
    }
}
