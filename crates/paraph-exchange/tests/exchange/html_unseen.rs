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
    for style in [
        "order: 2",
        "list-style-image:url(tick.png)",
        "float:right",
        "position:absolute;left:5em",
        "flex-direction:row-reverse",
    ] {
        assert!(is_apart(style), "{style}");
    }
    for style in ["border:1px solid", "position:relative", "float:none", "order:0"] {
        assert!(!is_apart(style), "{style}");
    }
}

const FAINT: &str = "1 word that can hardly be seen, white or without size, read as text: `not` behind `1. They shall`";
const DOUBTFUL: &str = "1 word that may be hidden, painted or placed in a way that is not read here, read as text: `not` behind `1. They shall`";
const NONE: [&str; 0] = [];

#[test]
fn values_are_read_however_they_are_written() {
    for style in [
        "color:hwb(0 100% 0%)",
        "color:color-mix(in srgb, white, white)",
        "background:linear-gradient(#000, #000)",
        "color:white; color:bleach",
        "color:white!important; color:black",
        "color:initial; background:#000",
        "--ink:#fff; color:var(--ink)",
        "color:var(--nowhere, white)",
        "font-size:1%",
        "font-size:calc(2px - 2px)",
        "font:0/0 a",
        "opacity:1%",
        "zoom:0",
        "transform:scale(0)",
        "transform:translate(-9999px)",
        "position:absolute; inset:0 0 0 -9999px",
        "margin:0 0 0 -9999px",
        "left:-200vw",
    ] {
        assert_eq!(
            notices(&page(&format!("<span style='{style}'>not </span>"))),
            [FAINT],
            "{style}"
        );
    }
    for style in [
        "color:rgb(from red r g b)",
        "background:currentcolor",
        "font-size:calc(1foo)",
        "display:concealed",
        "filter:url(#x)",
        "transform:matrix3d(0)",
        "mix-blend-mode:difference",
        "mask:linear-gradient(transparent, transparent)",
        "z-index:-1",
    ] {
        assert_eq!(
            notices(&page(&format!("<span style='{style}'>not </span>"))),
            [DOUBTFUL],
            "{style}"
        );
    }
}

/// As Word, LibreOffice, pandoc and browsers write them.
#[test]
fn usual_styles_are_silent() {
    for style in [
        "color:windowtext; font-size:12.0pt; mso-ansi-language:EN-GB; line-height:115%",
        "font:7.0pt \"Times New Roman\"",
        "font:bold 1em/1.2 serif",
        "font:inherit",
        "margin-left:.5in; text-indent:-.25in; letter-spacing:.05pt; position:relative; top:-1.5pt",
        "display:-webkit-box; display:-ms-flexbox; display:flex",
        "display:inline-block; width:467.5pt; overflow:hidden",
        "background:transparent; font-size:medium",
        "background-image:url(a.png); color:rgb(0 0 0 / 0.87)",
        "width:calc(100% - 20px); overflow:hidden; text-align:-webkit-center",
        "margin:0 auto; opacity:0.9; transform:translate(-50%, -50%); filter:none",
        "color:rebeccapurple; background:oklch(90% 0.1 200)",
        "font-size:clamp(1rem, 2vw, 3rem)",
        "display:none; display:inline",
        "-webkit-mask:none; mix-blend-mode:normal; z-index:3",
    ] {
        assert_eq!(notices(&page(&format!("<span style='{style}'>not </span>"))), NONE, "{style}");
    }
}

#[test]
fn words_that_a_rule_of_the_page_concerns_are_told() {
    let ruled = |rules: &str, attributes: &str| {
        let page = format!(
            "<style>{rules}</style><div class=doc><hr><p>1. They shall <span {attributes}>not </span>pay.<p>2. Two.</div>"
        );
        let read = read("a.html", page.as_bytes(), &Options::default()).unwrap();
        assert_eq!(points(&read), ["1 They shall not pay.", "2 Two."], "{rules}");
        notices(&read)
    };
    for rules in [
        ".x{display:none}",
        "@media screen{ span.x { visibility: hidden } }",
        "div .x{text-decoration:line-through}",
        "#a{display:none}",
        "span[data-x]{display:none}",
        ".doc > p > .x{display:none}",
    ] {
        assert_eq!(ruled(rules, "class=x id=a data-x"), [DOUBTFUL], "{rules}");
        assert_eq!(ruled(rules, "class=y"), NONE, "{rules}");
    }
    assert_eq!(ruled(".x{color:#fff}", "class=x"), [FAINT]);
    assert_eq!(ruled("p{color:#fff!important;background:#fff}", "").len(), 1);
    assert_eq!(ruled("span{color:white!important}", "style='color:black'"), [FAINT]);
    assert_eq!(ruled(".x{position:absolute;left:-9999px}", "class=x"), [FAINT]);
    assert_eq!(ruled(":root{--ink:white} .x{color:black}", "style='color:var(--ink)'"), [FAINT]);
    assert_eq!(ruled(".x{display:inline!important}", "class=x style='display:none'"), [DOUBTFUL]);
    for rules in [
        "@media print{.x{display:none}}",
        ".x:hover{display:none}",
        ".y .x{display:none}",
        ".x{background:#222;color:#fff}",
        ".doc{background:#222} .doc .x{color:#fff} p{color:#eee}",
        "span.smallcaps{font-variant:small-caps} code{white-space:pre-wrap} a:link{color:#000080}",
        ".x::before{content:''} .x::after{content:'– '}",
        // As pandoc has it: what has no end paints nothing behind it.
        "hr,br{background-color:#1a1a1a;border:none;height:1px}",
    ] {
        assert_eq!(ruled(rules, "class=x"), NONE, "{rules}");
    }
    assert_eq!(
        ruled(".x::before{content:'never '}", "class=x"),
        [
            "1 word that may be hidden, painted or placed in a way that is not read here, read as text: `never` behind `1. They shall`"
        ]
    );
}

/// A picture has its own colours, whatever letters beside it are painted with.
#[test]
fn pictures_are_not_painted_as_letters_are() {
    let style = "<style>.bar{color:#fff} .off{display:none}</style>";
    let svg = "<svg><path d='M0 0'/></svg>";
    let read = |class: &str| {
        let page = format!("{style}<p>1. They <span class={class}>{svg}</span> pay.<p>2. Two.");
        notices(&read("a.html", page.as_bytes(), &Options::default()).unwrap())
    };
    assert!(read("bar").iter().all(|told| told.starts_with("1 picture or sign not read")));
    assert!(read("off").iter().any(|told| told.contains("not read here")));
}

/// The same sheet stands in both pages: whoever holds them against one another must hear of the words that it concerns.
#[test]
fn rules_that_may_hide_words_are_told_however_they_are_written() {
    let ruled = |rules: &str, attributes: &str| {
        let page = format!(
            "<style>{rules}</style><div class=doc><p>1. They shall <span {attributes}>not </span>pay.<p>2. Two.</div>"
        );
        read("a.html", page.as_bytes(), &Options::default()).map(|read| notices(&read))
    };
    for rules in [
        ".x{filter:opacity(0)}",
        ".x{letter-spacing:-1em}",
        ".x{mask:url(#a)}",
        ".x{mix-blend-mode:screen}",
        ".x{bottom:-9999px}",
        ".x{inset-inline-start:-9999px}",
        ".x{unicode-bidi:bidi-override}",
        ":root{--w:none} .x{display:var(--w)}",
        ":root{--w:#fff} .x{color:var(--w)}",
        ".x{color:whitest}",
        "@media not print{.x{display:none}}",
        "@media screen,print{.x{display:none}}",
        "@media (max-width:99999px){.x{display:none}}",
        "@media (hover){.x{color:#fff}}",
        "p>.x[class]{display:none}",
        ".\\78 {display:none}",
        ".\\78 y,.\\78 {display:none}",
        "p{& .x{display:none}}",
        "p{color:red;.x{display:none}}",
        "span{&.x{display:none}}",
        ":is(.x,.z){display:none}",
        ":where(span.x){display:none}",
        "[class*=x]{display:none}",
        "[class~='x' i]{display:none}",
        "[class^=x]{display:none}",
        "[class$=x]{display:none}",
        "span:not(.y){display:none}",
    ] {
        let told = ruled(rules, "class=x");
        assert!(told.is_err() || told.is_ok_and(|told| !told.is_empty()), "{rules}");
        assert_eq!(ruled(rules, "class=y").unwrap(), NONE, "{rules}");
    }
    for rules in [
        "@media speech{.x{display:none}}",
        "@media not screen{.x{display:none}}",
        "@media (max-width:40em){.x{color:black;margin:0}}",
        "span:not(.x){display:none}",
        ":is(.y,:hover){display:none}",
        "[class|=y]{display:none}",
        ":root{--w:black} .x{color:var(--w)}",
    ] {
        assert_eq!(ruled(rules, "class=x").unwrap(), NONE, "{rules}");
    }
}
