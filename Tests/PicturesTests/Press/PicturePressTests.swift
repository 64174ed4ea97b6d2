import Testing

@testable import Pictures

/// A photo goes in, six clean files come out, whatever camera or program made it.
@Suite(.timeLimit(.minutes(2))) struct PicturePressTests {
    /// Red, green, blue and white in the corners as people see them, however the points lie.
    private static let maker = """
        from PIL import ImageOps
        def corners(width, height):
            picture = Image.new('RGB', (width, height), (200, 0, 0))
            picture.paste((0, 160, 0), (width // 2, 0, width, height // 2))
            picture.paste((0, 0, 200), (0, height // 2, width // 2, height))
            picture.paste((250, 250, 250), (width // 2, height // 2, width, height))
            return picture
        def seen(picture):
            w, h = picture.size
            places = [(w // 8, h // 8), (w - w // 8, h // 8), (w // 8, h - h // 8),
                      (w - w // 8, h - h // 8)]
            plain = picture.convert('RGB')
            return [tuple(round(v / 50) for v in plain.getpixel(p)) for p in places]
        upright = [(4, 0, 0), (0, 3, 0), (0, 0, 4), (5, 5, 5)]

        """

    /// Asks for files of every size of a photo, and says of each what Pillow finds.
    private static func check(_ names: [String]) -> String {
        maker + """
            for name in \(names):
                for side in (320, 800, 1600):
                    for suffix, kind in (('webp', 'WEBP'), ('jpg', 'JPEG')):
                        picture = Image.open(f'{name}-{side}.{suffix}')
                        assert picture.format == kind, picture.format
                        assert max(picture.size) <= side, picture.size
                        assert not picture.getexif(), 'EXIF'
                        assert not set(picture.info) & {'exif', 'xmp', 'icc_profile', 'comment'}, \\
                            picture.info.keys()
                        assert seen(picture) == upright, (name, side, suffix, seen(picture))
                        if name == sys.argv[1]: print(picture.size)
            print('ok', end='')
            """
    }

    @Test func `a photo is upright in every size, however the camera was held`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            Self.maker + """
                turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
                # Transpose.FLIP_LEFT_RIGHT is 0, FLIP_TOP_BOTTOM 1, ROTATE_90 2, and so on; what
                # lies in the file is what EXIF's turning makes upright.
                for orientation in range(1, 9):
                    picture = corners(1200, 900)
                    if orientation in turns: picture = picture.transpose(turns[orientation])
                    exif = Image.Exif()
                    exif[0x0112] = orientation
                    name = f'{orientation}.jpg'
                    picture.save(name, exif=exif, quality=92)
                    assert seen(ImageOps.exif_transpose(Image.open(name))) == upright
                """)
        for orientation in 1...8 {
            let picture = try folder.press("\(orientation).jpg")
            #expect((picture.width, picture.height) == (1_200, 900))
            #expect(picture.forms.map(\.width).max() == 1_200, "never enlarged")
            #expect(picture.forms.filter { $0.side == .small }.map(\.height) == [240, 240])
            try folder.keep(picture, as: "\(orientation)")
        }
        #expect(try await folder.python(Self.check((1...8).map { "\($0)" })) == "ok")
    }

    @Test func `place, time, device and remarks are gone`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            Self.maker + """
                exif = Image.Exif()
                exif[0x010E] = 'NHA-CUA-TOI'
                exif[0x0110] = 'MAY-CUA-TOI'
                gps = exif.get_ifd(0x8825)
                gps[1], gps[2] = 'N', (15.0, 22.0, 48.5)
                gps[3], gps[4] = 'E', (109.0, 7.0, 3.5)
                gps[29] = '2026:11:22'
                secret = dict(exif=exif, xmp=b'<x>NHA-CUA-TOI</x>', icc_profile=b'NHA-CUA-TOI' * 20)
                picture = corners(400, 300)
                picture.save('a.jpg', comment=b'NHA-CUA-TOI', **secret)
                picture.save('b.webp', lossless=True, **secret)
                from PIL.PngImagePlugin import PngInfo
                info = PngInfo()
                info.add_text('Comment', 'NHA-CUA-TOI')
                info.add_itxt('XML:com.adobe.xmp', 'NHA-CUA-TOI')
                picture.save('c.png', pnginfo=info, exif=exif)
                """)
        let secrets = ["NHA-CUA-TOI", "MAY-CUA-TOI", "Exif", "2026:11:22", "<x>", "ICC_PROFILE"]
        for name in ["a.jpg", "b.webp", "c.png"] {
            let source = String(decoding: try folder.bytes(name), as: UTF8.self)
            #expect(source.contains("CUA-TOI"), "the test would prove nothing")
            let picture = try folder.press(name)
            for form in picture.forms {
                let text = String(decoding: form.bytes, as: UTF8.self)
                #expect(secrets.filter { text.contains($0) } == [], "\(name) \(form.side)")
            }
            try folder.keep(picture, as: String(name.prefix(1)))
        }
        #expect(try await folder.python(Self.check(["a", "b", "c"])) == "ok")
    }

    @Test func `every way of writing points is read`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            Self.maker + """
                picture = corners(1700, 500)
                picture.save('rgb.jpg')
                picture.save('progressive.jpg', progressive=True)
                picture.convert('CMYK').save('cmyk.jpg', quality=95)
                picture.save('deep.png')
                picture.quantize(16).save('palette.png')
                picture.convert('RGBA').save('alpha.png')
                picture.save('lossy.webp', quality=90)
                picture.save('lossless.webp', lossless=True)
                picture.convert('RGBA').save('alpha.webp', lossless=True, exact=True)
                """)
        let names = [
            "rgb.jpg", "progressive.jpg", "cmyk.jpg", "deep.png", "palette.png", "alpha.png",
            "lossy.webp", "lossless.webp", "alpha.webp",
        ]
        for name in names {
            let picture = try folder.press(name)
            #expect(picture.forms.first { $0.side == .large }?.width == 1_600, "\(name)")
            try folder.keep(picture, as: name)
        }
        #expect(try await folder.python(Self.check(names)) == "ok")
    }

    @Test func `grey of 1 and 16 bits is read, and what lets light through lies on white`()
        async throws
    {
        let folder = try PictureFolder()
        _ = try await folder.python(
            """
            Image.new('I;16', (300, 200), 40000).save('deep.png')
            Image.new('1', (300, 200), 1).save('bit.png')
            half = Image.new('RGBA', (300, 200), (0, 0, 0, 0))
            half.paste((255, 0, 0, 128), (0, 0, 150, 200))
            half.save('clear.png')
            half.save('clear.webp', lossless=True)
            """)
        for name in ["deep.png", "bit.png", "clear.png", "clear.webp"] {
            try folder.keep(try folder.press(name), as: name)
        }
        let found = try await folder.python(
            """
            for name in ('deep.png', 'bit.png', 'clear.png', 'clear.webp'):
                for suffix in ('webp', 'jpg'):
                    picture = Image.open(f'{name}-320.{suffix}').convert('RGB')
                    left, right = picture.getpixel((40, 100)), picture.getpixel((260, 100))
                    print(*[round(v / 25) for v in left + right])
            """)
        let clear = "10 5 5 10 10 10"
        #expect(
            found.split(separator: "\n").map(String.init) == [
                "6 6 6 6 6 6", "6 6 6 6 6 6", "10 10 10 10 10 10", "10 10 10 10 10 10",
                clear, clear, clear, clear,
            ])
    }

    @Test func `the same photo gives the same bytes`() async throws {
        let folder = try PictureFolder()
        _ = try await folder.python(
            "Image.effect_mandelbrot((500, 400), (-2, -1, 1, 1), 60).save('a.png')")
        #expect(try folder.press("a.png") == (try folder.press("a.png")))
    }

    @Test(arguments: [
        (4_000, 3_000, 320, 240), (3_000, 4_000, 240, 320), (320, 320, 320, 320),
        (100, 50, 100, 50), (5_000, 1, 320, 1), (1_601, 1_600, 320, 320),
    ])
    func `the longer side decides`(width: Int, height: Int, newWidth: Int, newHeight: Int) {
        let fitted = PictureSide.small.fitted(width: width, height: height)
        #expect(fitted == (newWidth, newHeight))
    }
}
