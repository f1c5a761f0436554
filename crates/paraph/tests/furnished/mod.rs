//! A room in which everything is there that the examples of the kinds of act name.

use std::fmt::Write as _;

/// What the examples name. The draft is as long as the labels in them are high.
pub(crate) const ROOM: &str = "\
M: init --party A --party B --party U --mediator M --text draft-1.txt
A: delegate kim@A
kim@A: act amend --point 7 --words 'Another seventh measure.'
kim@A: act amend --point 7 --words 'No seventh measure but this.'
kim@A: act input --point 7 --wish 'a longer period'
M: act table --text draft-2.txt --base draft-1 --continues same-labels --own-hand 1
M: act table --text draft-3.txt --base draft-2 --continues same-labels --own-hand 1
A: delegate president@A --principal
B: delegate president@B --principal
kim@A: act assert-competence --topic territory --only U
kim@A: act agree --point 9 --grade text --ad-referendum
M: act assign-topic --point 21 --topic territory
kim@A: act offer --what 'B lifts the embargo' --condition 'A opens the harbour' --point 4
kim@A: act bundle --point 2,3 --what 'a ceiling against a guarantee'
M: act source --name report-1 --publisher 'The Gazette' --published 2025-11-25
M: act state --name transcript --speaker X --party A --said 'a few' --when 2025-11-25 \\
  --source report-1 --kind count --reach public
kim@A: act assert-understanding --name anchorage --words 'It stays open.' --with B --when 2025-08
M: act hand-over --draft draft-2 --to A --official
M: act set-gate --name summit --step meeting --rule 'final or nearly final'
M: act body --name coalition --title 'Coalition of the Willing' --rule unanimity
M: act add-to-body --body coalition --member F --since 2025-03
M: act meet --name call-1 --when 2025-11-25 --form joint --agenda 'ways to a ceasefire'
M: act move --pen-holder A
";

/// A draft of 28 points, whose first point says which one it is.
fn draft(number: usize) -> String {
    let mut text = format!("1. This is draft {number}.\n");
    for point in 2..=28 {
        write!(text, "\n{point}. Measure {point}.\n").unwrap();
    }
    text
}

/// The files that the room and the examples name.
pub(crate) fn files() -> Vec<(String, String)> {
    let drafts = (1..=3).map(|number| (format!("draft-{number}.txt"), draft(number)));
    drafts.chain([("counter.txt".into(), draft(4))]).collect()
}
