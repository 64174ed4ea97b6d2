internal import Reach
internal import Sheets

extension SheetFault {
    /// What is wrong, for whoever has to mend the file.
    var sentence: Sentence {
        Sentence(vietnamese: vietnamese, english: english)
    }
}
