//! What a page shows otherwise than its tags have it, or does not show.

use paraph_exchange::{Options, Read, read};

use crate::shared::{check, notices, points};

fn page(inside: &str) -> Read {
    let page = format!("<p>1. They shall {inside}pay.<p>2. Two.");
    read("a.html", page.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn words_that_can_hardly_be_seen_are_told() {
    for style in [
        "clip:rect(0,0,0,0);position:absolute",
        "clip-path:inset(100%)",
        "display:inline-block;width:0;overflow:hidden",
        "color:#0000",
        "color:hsl(0 0% 100%)",
        "color:rgba(1,1,1,0)",
        "background:#000",
        "color:red;background-color:rgb(255,0,0)",
        "-webkit-text-fill-color:transparent",
    ] {
        let read = page(&format!("<span style='{style}'>not </span>"));
        let told = "1 word that can hardly be seen, white or without size, read as text: `not` behind `1. They shall`";
        assert_eq!(notices(&read), [told], "{style}");
        assert_eq!(points(&read)[0], "1 They shall not pay.");
    }
    for style in [
        "color:white;background:#000",
        "color:hsl(0 0% 20%)",
        "color:#0008",
        "overflow:hidden;width:10em",
        "background:url(a.png)",
        "background:yellow",
        "color:var(--ink)",
    ] {
        assert!(
            notices(&page(&format!("<span style='{style}'>not </span>"))).is_empty(),
            "{style}"
        );
    }
    // A table may be black so that its lines are.
    let lines =
        "<table bgcolor=black><tr><td bgcolor=white>1. One.<tr><td bgcolor=white>2. Two.</table>";
    assert!(notices(&check("a.html", lines, &["1 One.", "2 Two."])).is_empty());
}

#[test]
fn words_of_a_popover_are_hidden() {
    assert_eq!(
        notices(&page("<span popover>not </span>")),
        ["1 word of hidden text left out: `not` behind `1. They shall`"]
    );
}

#[test]
fn what_is_folded_up_is_read_and_told() {
    let page = |open: &str| {
        let page = format!(
            "<p>1. One.<details{open}><summary>2. Two.</summary><p>3. Three is not paid.</details><p>4. Four."
        );
        check("a.html", &page, &["1 One.", "2 Two.", "3 Three is not paid.", "4 Four."])
    };
    assert_eq!(
        notices(&page("")),
        [
            "5 words that can hardly be seen, white or without size, read as text: `3. Three is not paid.`"
        ]
    );
    assert!(notices(&page(" open")).is_empty());
}

#[test]
fn quotations_have_the_marks_that_are_seen() {
    check(
        "a.html",
        "<p>1. <q>Day</q> is <q>a <q>working</q> day</q>.<p>2. <q style='quotes: none'>Two</q>.",
        &["1 “Day” is “a ‘working’ day”.", "2 Two."],
    );
}

#[test]
fn the_foot_of_a_table_is_below_its_rows() {
    let rows = |first: &str, last: &str| {
        format!(
            "<p>1. Sums:<table><caption>Sums</caption>{first}<tbody><tr><td>Gas<td>600<tr><td>Oil<td>700</tbody>{last}</table><p>2. Two."
        )
    };
    let foot = "<tfoot><tr><td>Fee<td>100</tfoot>";
    let expected = ["1 Sums: Sums Gas | 600 Oil | 700 Fee | 100", "2 Two."];
    check("a.html", &rows(foot, ""), &expected);
    check("a.html", &rows("", foot), &expected);
    let head = "<thead><tr><th>Fee<th>100</thead>";
    let expected = ["1 Sums: Sums Fee | 100 Gas | 600 Oil | 700", "2 Two."];
    check("a.html", &rows("", head), &expected);
    check("a.html", &rows(head, ""), &expected);
}

#[test]
fn what_may_be_seen_in_another_order_is_held_against_the_other_page() {
    let is_apart = |style: &str| {
        let one = page("<span>not </span>");
        let other = page(&format!("<span style='{style}'>not </span>"));
        one.left_out.apart(&other.left_out).is_some_and(|apart| apart.styles)
    };
    for style in
        ["order: 2", "float:right", "position:absolute;left:5em", "flex-direction:row-reverse"]
    {
        assert!(is_apart(style), "{style}");
    }
    for style in ["border:1px solid", "position:relative", "float:none", "order:0"] {
        assert!(!is_apart(style), "{style}");
    }
}
