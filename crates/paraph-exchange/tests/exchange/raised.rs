//! What stands higher or lower than its line, in all formats.

use paraph_exchange::{Options, read};

use crate::docx::{document, looks, paragraph, run};
use crate::shared::points;

/// The first point of a page, of Markdown and of a Word file with a piece that is raised or lowered.
fn all(before: &str, tag: &str, piece: &str) -> [String; 3] {
    let page = format!("<p>1. It is {before}<{tag}>{piece}</{tag}> so.<p>2. Two.");
    let text = format!("1. It is {before}<{tag}>{piece}</{tag}> so.\n2. Two.\n");
    let look = if tag == "sup" { "superscript" } else { "subscript" };
    let look = format!("<w:vertAlign w:val='{look}'/>");
    let runs = run(&format!("1. It is {before}")) + &looks(&look, piece) + &run(" so.");
    let word = document(&(paragraph(&runs) + &paragraph(&run("2. Two."))), "", "");
    [("a.html", page.into_bytes()), ("a.md", text.into_bytes()), ("a.docx", word)].map(
        |(name, bytes)| {
            let read = read(name, &bytes, &Options::default()).unwrap();
            points(&read).swap_remove(0)
        },
    )
}

#[track_caller]
fn check(before: &str, tag: &str, piece: &str, expected: &str) {
    let expected = format!("1 It is {expected} so.");
    assert_eq!(all(before, tag, piece), [(); 3].map(|()| expected.clone()));
}

#[test]
fn what_is_raised_is_not_read_into_the_figure_before_it() {
    check("10", "sup", "6", "10⁶");
    check("10", "sup", "-6", "10⁻⁶");
    check("10", "sup", "–6", "10⁻⁶");
    check("10", "sup", "n", "10^(n)");
    check("(1 + r)", "sup", "n+1", "(1 + r)^(n+1)");
    check("5 m", "sup", "2", "5 m²");
    check("Ca", "sup", "2+", "Ca²⁺");
}

#[test]
fn what_is_lowered_is_not_read_into_the_figure_before_it() {
    check("10", "sub", "2", "10₂");
    check("H", "sub", "2", "H₂");
    check("x", "sub", "1", "x₁");
    check("P", "sub", "i", "P_(i)");
}

#[test]
fn endings_of_words_and_ordinals_are_letters_like_others() {
    check("the 1", "sup", "st", "the 1st");
    check("le 1", "sup", "er", "le 1er");
    check("le 2", "sup", "e", "le 2e");
    check("n", "sup", "o", "no");
    check("M", "sup", "me", "Mme");
    check("Art. 5", "sup", "bis", "Art. 5bis");
    check("P", "sub", "max", "Pmax");
    check("the 5", "sub", "", "the 5");
}

/// Somebody else may have typed the sign that Unicode has.
#[test]
fn a_raised_digit_is_as_others_type_it() {
    let [page, ..] = all("5 km", "sup", "2");
    let typed = read("a.txt", "1. It is 5 km² so.\n2. Two.\n".as_bytes(), &Options::default());
    assert_eq!(points(&typed.unwrap())[0], page);
}

#[test]
fn pieces_that_were_cut_by_their_formatting_are_one() {
    let page =
        "<p>1. It is 10<sup>-</sup><sup><b>6</b></sup> so, x<sub>i</sub><sup>2</sup>.<p>2. Two.";
    let read = read("a.html", page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(points(&read)[0], "1 It is 10⁻⁶ so, x_(i)².");
}
