internal import Reach

extension LegalForm {
    /// The form that a name or a word tells of: "HTX Tỏi Lý Sơn" is a co-operative.
    ///
    /// `nil` where nothing in it tells; a bare person's name is most often a household's.
    package init?(named written: String) {
        let words = FoldedText.plain(written).split { !$0.isLetter }
        let name = " \(words.joined(separator: " ")) "
        for (form, words) in Self.tellingWords where words.contains(where: name.contains) {
            self = form
            return
        }
        return nil
    }

    /// Longer forms first: a union of co-operatives has the word for one in its name.
    private static let tellingWords: [(LegalForm, [String])] = [
        (.cooperativeUnion, [" lien hiep hop tac xa ", " lien hiep htx ", " cooperative union "]),
        (.cooperative, [" hop tac xa ", " htx ", " cooperative "]),
        (.cooperativeGroup, [" to hop tac ", " tht ", " cooperative group "]),
        (
            .company,
            [
                " cong ty ", " cty ", " ctcp ", " tnhh ", " doanh nghiep ", " dntn ", " chi nhanh ",
                " company ",
            ]
        ),
        (.farm, [" trang trai ", " farm "]),
        (.association, [" hoi ", " hiep hoi ", " association "]),
        (.community, [" cong dong ", " ban quan ly ", " community "]),
        (.household, [" ho kinh doanh ", " hkd ", " co so ", " ho ", " household "]),
    ]
}
