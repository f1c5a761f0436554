//! The home format: points, headings, preamble, and what is refused.

use paraph_text::draft::Role;
use paraph_text::{Draft, Point, TextError};

pub(crate) const TREATY: &str = "\
# a comment

Agreement on the Line

The Parties,

Recalling the protocol,
    and all that followed,

_Part I: Security_

_Chapter 1_

1. _Line_
    The parties withdraw to the line.
  a. _North_

2bis. They [shall][should] report:
  a. each month
      without fail;
    ii. in writing;
  b. to both.

_Part II: Trade_

3. [vacant]
";

fn refusal(source: &str) -> TextError {
    Draft::parse(source).unwrap_err()
}

#[track_caller]
fn refused(source: &str, expected: &str) {
    let bad = refusal(source);
    assert_eq!(bad.to_string(), expected);
    assert!(bad.hint().starts_with("write it"), "{}", bad.hint());
}

/// Blank glyphs, and a joiner where letters join anyway; a joiner that a script needs is taken.
#[test]
fn what_nobody_sees_is_no_part_of_a_text() {
    for blank in ['\u{2800}', '\u{13441}', '\u{16FE4}', '\u{1D159}'] {
        let text = format!("1. The sum is 6{blank}00.\n");
        assert!(refusal(&text).hint().contains("without that character"), "{blank:?}");
    }
    let joined = |letters: &str| Draft::parse(&format!("1. {letters}\n"));
    assert!(joined("\u{628}\u{200D}\u{62A}").is_err());
    for needed in ["\u{62F}\u{200D}\u{647}", "\u{628}\u{200C}\u{62A}", "\u{915}\u{94D}\u{200D}"] {
        joined(needed).unwrap();
    }
}

#[test]
fn a_whole_text_is_read_and_printed_back() {
    let draft = Draft::parse(TREATY).unwrap();
    assert_eq!(draft.print(), TREATY);
    assert_eq!(draft.title(), Some("Agreement on the Line"));
    assert_eq!(draft.comments(), ["a comment"]);
    let labels: Vec<String> = draft.walk().map(|place| place.label).collect();
    assert_eq!(labels, ["PP1", "PP2", "1", "1.a", "2bis", "2bis.a", "2bis.a.ii", "2bis.b", "3"]);
    assert_eq!(draft.count(), 2, "the preamble and the vacant number do not count");
    assert_eq!(
        draft.find("PP2").unwrap().point.words(),
        "Recalling the protocol, and all that followed,"
    );
    assert_eq!(draft.find("1").unwrap().point.heading(), Some("Line"));
    assert_eq!(draft.find("1").unwrap().point.words(), "The parties withdraw to the line.");
    assert_eq!(draft.find("2bis.a").unwrap().point.text(), "each month\nwithout fail;");
}

#[test]
fn words_behind_a_heading_that_look_like_a_label_stay_words() {
    let draft = Draft::parse("1. _Years_ 1914. The war begins.\n").unwrap();
    assert_eq!(draft.find("1").unwrap().point.words(), "1914. The war begins.");
    assert_eq!(Draft::parse(&draft.print()), Ok(draft));
}

#[test]
fn labels_of_other_kinds_stand_behind_a_pilcrow() {
    let source = "\
¶IV. In Roman numbers.
  ¶б. In another script.
  ¶2. The second in its place.

100000. A long text.
";
    let draft = Draft::parse(source).unwrap();
    let labels: Vec<String> = draft.walk().map(|place| place.label).collect();
    assert_eq!(labels, ["IV", "IV.б", "IV.¶2", "100000"]);
    assert_eq!(draft.print(), source);
    let spelled_otherwise = Draft::parse("¶7a. Words.").unwrap();
    assert_eq!(spelled_otherwise, Draft::parse("7a. Words.").unwrap());
    refused("¶PP1. Words.", "line 1, column 1: the text has no point");
    refused("¶(). Words.", "line 1, column 1: the text has no point");
}

#[test]
fn parts_follow_the_headings() {
    let draft = Draft::parse(TREATY).unwrap();
    let parts: Vec<_> = draft
        .parts()
        .map(|part| {
            let labels: Vec<_> = part.points.iter().map(Point::label).collect();
            (part.role, part.headings.join("/"), labels.join(" "))
        })
        .collect();
    let part = |role, headings: &str, labels: &str| (role, headings.to_owned(), labels.to_owned());
    assert_eq!(
        parts,
        [
            part(Role::Preamble, "", "PP1 PP2"),
            part(Role::Operative, "Part I: Security/Chapter 1", "1 2bis"),
            part(Role::Operative, "Part II: Trade", "3"),
        ]
    );
}

#[test]
fn layout_settles_and_stays() {
    let check = |source: &str, expected: &str| {
        let draft = Draft::parse(source).unwrap();
        assert_eq!(draft.print(), expected);
        assert_eq!(Draft::parse(expected).unwrap(), draft);
    };
    check("1. one\r\n2.\ttwo\r\n\tmore\r\n", "1. one\n\n2. two\n    more\n");
    check("1.\n  _H_ words\n", "1. _H_\n    words\n");
    check("1. _H_ _x_ y\n", "1. _H_\n    _x_ y\n");
    check("1. ____ days\n", "1. ____ days\n");
    check("  Title\n1. x\n     a. y\n", "Title\n\n1. x\n  a. y\n");
    check(
        "_Preamble_\nThe parties\nagree:\n1. x",
        "_Preamble_\n\nThe parties\n    agree:\n\n1. x\n",
    );
    check("PP1. Recalling\n  # x\nOP1. y", "PP1. Recalling\n    # x\n\nOP1. y\n");
}

#[test]
fn bad_input_is_told_where_and_why() {
    refused("", "line 1, column 1: the text has no point");
    refused("Title\n\nwords\n", "line 1, column 1: the text has no point");
    refused(
        "#! paraph-draft 1\n",
        "line 1, column 1: the text has no point, at `#! paraph-draft 1`",
    );
    refused(
        "  a. first\n",
        "line 1, column 3: the sub-point a has no point above it, at `a. first`",
    );
    refused(
        "1. a\u{202E}b\n",
        "line 1, column 5: U+202E changes the direction of what follows without being seen, at \
         `1. a<U+202E>b`",
    );
    refused("1. one\nstray\n", "line 2, column 1: these words belong to no point, at `stray`");
    refused("1. one\n1. two\n", "line 2, column 1: the label 1 is given twice, at `1. two`");
    refused("1. one\n2.\n", "line 2, column 1: the point 2 is empty, at `2`");
    refused("Title\nmore\n1. x", "line 2, column 1: the title runs on in a second line, at `more`");
    refused("1. x\n_H_\n", "line 2, column 1: the heading `H` has no point below it, at `_H_`");
    refused(
        "1. x\nPP1. y\n",
        "line 2, column 1: the preamble's paragraph PP1 stands below an operative point, at `PP1. y`",
    );
    refused(
        "T\n\nwords\nPP1. y\n1. z",
        "line 4, column 1: the preamble has paragraphs with and without labels, at `PP1. y`",
    );
    refused(
        "  # x\n1. y\n",
        "line 1, column 3: a comment stands below the head of the text, at `# x`",
    );
    assert!(Draft::parse("1. one\n# late\n").is_err());
    assert!(Draft::parse_bytes(b"1. \xff\n").is_err());
}

#[test]
fn brackets_that_do_not_fit_are_told_where() {
    refused(
        "1. one] two\n",
        "line 1, column 7: the bracket was not opened in this point, at `one] two`",
    );
    refused(
        "1. one\n  a. two\n      three [four\n2. five]\n",
        "line 3, column 13: the bracket is not closed in this point, at `three [four`",
    );
    let deep = format!("1. {}", "[".repeat(17));
    assert_eq!(refusal(&deep).column, 20);
    assert!(refusal(&deep).to_string().contains("brackets are nested more than 16 deep"));
    let many = format!("1. {}", "[a] ".repeat(1001));
    assert!(refusal(&many).to_string().contains("more than 1000 brackets"));
    assert!(Draft::parse("1. one\\] two\n").is_ok());
    assert!(Draft::parse("1. a [b\n   c] d\n").is_ok());
    assert!(Draft::parse("T\n\n[a\n\n1. b\n").is_err());
}

#[test]
fn a_text_of_draft_pairs_may_have_any_brackets() {
    let head = "#! paraph-draft 1\n\n@ 1 | Article 1 | Scope\n";
    let draft = Draft::parse(&format!("{head}one] two\n\u{200B}# three\n")).unwrap();
    assert_eq!(draft.print(), format!("{head}one] two\n\u{200B}# three\n"));
    assert_eq!(draft.points()[0].words(), "one] two # three");
    let twice = format!("{head}a\n\n@ 1 | Article 2 |\nb\n");
    refused(&twice, "line 6, column 1: the identifier 1 is given twice, at `@ 1 | Article 2 |`");
    refused(
        &format!("{head}@x\n"),
        "line 4, column 1: the point's line is not `@ ID | LABEL | HEADING`, at `@x`",
    );
}

#[test]
fn every_place_tells_the_headings_that_it_stands_under() {
    let draft = Draft::parse(TREATY).unwrap();
    let under = |label: &str| draft.find(label).unwrap().headings.join(" / ");
    assert_eq!(under("PP2"), "");
    assert_eq!(under("1.a"), "Part I: Security / Chapter 1");
    assert_eq!(under("2bis"), "Part I: Security / Chapter 1");
    assert_eq!(under("3"), "Part II: Trade");
}

#[test]
fn the_words_of_one_point_are_read_alone() {
    let point = Point::parse("_Line_ It is [here][there]:\n  a. today;\n  b. always.").unwrap();
    let whole = "7. _Line_ It is [here][there]:\n      a. today;\n      b. always.";
    assert_eq!(point.wording(), Draft::parse(whole).unwrap().points()[0].wording());
    assert_eq!(point.heading(), Some("Line"));
    assert_eq!(Point::parse("# 1. is no comment").unwrap().words(), "# 1. is no comment");
    let refused = |words: &str, expected: &str| {
        assert_eq!(Point::parse(words).unwrap_err().to_string(), expected);
    };
    refused(
        "The sum [is 500.",
        "line 1, column 9: the bracket is not closed in this point, at `The sum [is 500.`",
    );
    refused(
        "The sum is\n500].",
        "line 2, column 4: the bracket was not opened in this point, at `500].`",
    );
    refused(
        "It is:\n  a. here;\n b. there.",
        "line 3, column 2: the sub-point stands at column 2, its siblings at column 3, at `b. there.`",
    );
}
