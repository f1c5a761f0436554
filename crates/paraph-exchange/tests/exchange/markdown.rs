//! Markdown.

use paraph_exchange::Tracked;

use crate::shared::{check, notices, points, tracked};

#[test]
fn headings_lists_and_their_numbers() {
    let read = check(
        "a.md",
        "# Agreement\n\n*The* Parties,\n\n## Part I\n\n3. **One**\n   thing:\n\n   1. in one;\n   2. in two.\n4. Two\n   - x\n   - y\n\n## Part II\n\n5. Three.\n",
        &[
            "PP1 The Parties,",
            "3 One thing:",
            "3.1 in one;",
            "3.2 in two.",
            "4 Two",
            "4.¶1 x",
            "4.¶2 y",
            "5 Three.",
        ],
    );
    assert_eq!(read.draft.title(), Some("Agreement"));
}

#[test]
fn numbers_that_markdown_does_not_know_are_read_as_in_plain_text() {
    check(
        "a.md",
        "## Article 1 Withdrawal\n\nEach Party:\n(a) stops;\n(b) reports.\n\n## Article 2 End\n\n> It ends.\n",
        &["1 _Withdrawal_ Each Party:", "1.a stops;", "1.b reports.", "2 _End_ It ends."],
    );
}

#[test]
fn brackets_of_negotiators_are_no_links() {
    check(
        "a.md",
        "## Text\n\n1. They [shall](US)[should](RU: delete) see [the map](https://example.org/map).\n2. Two.\n",
        &["1 They [shall] (US)[should](RU: delete) see the map.", "2 Two."],
    );
}

#[test]
fn tables_are_rows_and_footnotes_stand_with_their_points() {
    let read = check(
        "a.md",
        "## Text\n\n1. Sums.[^n]\n\n| Good | Sum |\n|---|---|\n| Gas | 600 |\n\n2. Two.\n\n[^n]: In euros.\n",
        &["1 Sums. Footnote 1: In euros. Good | Sum Gas | 600", "2 Two."],
    );
    assert_eq!(notices(&read), ["footnotes put behind the points that name them: 1"]);
}

#[test]
fn headings_below_which_numbers_begin_anew_hold_them() {
    check(
        "a.md",
        "# Plan\n\n## Security\n\n1. Stop.\n2. Talk.\n\n## Trade\n\n1. Buy.\n",
        &["¶1 _Security_", "¶1.1 Stop.", "¶1.2 Talk.", "¶2 _Trade_", "¶2.1 Buy."],
    );
}

#[test]
fn words_struck_out_are_taken_as_deletions() {
    let text = "## Text\n\n1. They ~~may~~ shall <s>not</s> go.\n2. ~~Two.~~\n3. Three.\n";
    let taken = |how| points(&tracked("a.md", text.as_bytes(), how));
    assert_eq!(taken(Tracked::Accepted), ["1 They shall go.", "2 [vacant]", "3 Three."]);
    assert_eq!(taken(Tracked::Rejected), ["1 They may shall not go.", "2 Two.", "3 Three."]);
    assert_eq!(
        taken(Tracked::Shown),
        [
            "1 They [may] (by hand: delete) shall [not] (by hand: delete) go.",
            "2 [Two.] (by hand: delete)",
            "3 Three.",
        ]
    );
}

#[test]
fn html_in_it_is_read_and_comments_are_not() {
    let read = check(
        "a.md",
        "## Text\n\n1. At most 10<sup>6</sup> t.<!-- or less --> <b>So.</b>\n2. Two.\n\n<!-- 3. Three. -->\n\n<table><tr><td>3.<td>Row<td>600</table>\n\n<p style=\"display:none\">dark</p>\n",
        &["1 At most 10⁶ t. So.", "2 Two.", "3 Row | 600"],
    );
    assert_eq!(
        notices(&read),
        ["1 word of hidden text left out: `dark` behind `3. Row | 600`", "2 comments left out"]
    );
}

#[test]
fn marks_of_footnotes_are_no_words_whether_there_is_one_or_not() {
    let read = check(
        "a.md",
        "## Text\n\n1. One[^a] and[^b] more ![a map](map.png).\n2. Two.\n\n[^a]: As drawn.\n\n[^c]: Left over.\n",
        &["1 One and more ⟦picture svrbxmikyplyrnulvrbwbaavkoba⟧. Footnote 1: As drawn.", "2 Two."],
    );
    assert_eq!(
        notices(&read),
        [
            "1 picture or sign not read, in the text as a code of its contents: `⟦picture svrbxmikyplyrnulvrbwbaavkoba⟧` behind `One and[^b] more`",
            "1 footnote mark without a footnote left out",
            "footnotes put behind the points that name them: 1",
            "1 footnote that no mark names left out: `Left over.`",
        ]
    );
}

#[test]
fn a_tag_in_a_line_hides_what_it_hides_in_a_page() {
    let hidden = |tag: &str, end: &str| {
        let text = format!("## Text\n\n1. They shall {tag}not{end} go.\n2. Two.\n");
        let read = check("a.md", &text, &["1 They shall go.", "2 Two."]);
        notices(&read)
    };
    let told = "1 word of hidden text left out: `not` behind `They shall`";
    for (tag, end) in [
        ("<span style=\"display:none\">", "</span>"),
        ("<span hidden>", "</span>"),
        ("<template>", "</template>"),
        ("<b style='visibility: hidden'>", "</b>"),
    ] {
        assert_eq!(hidden(tag, end), [told], "{tag}");
    }
    let faint = "## Text\n\n1. They shall <span style=\"color:#fff\">not</span> go.\n2. Two.\n";
    let faint = check("a.md", faint, &["1 They shall not go.", "2 Two."]);
    let told = "1 word that can hardly be seen, white or without size, read as text: `not` behind `They shall`";
    assert_eq!(notices(&faint), [told]);
    let plain = "## Text\n\n1. They <b>shall</b> <span class=x>not</span> go.\n2. Two.\n";
    assert!(notices(&check("a.md", plain, &["1 They shall not go.", "2 Two."])).is_empty());
}

#[test]
fn a_block_of_tags_hides_what_stands_between_its_ends() {
    let read = check(
        "a.md",
        "## Text\n\n1. One.\n2. Two.\n\n<div style=\"display:none\">\n\n3. Three, *and more*.\n\n</div>\n\n3. Four.\n",
        &["1 One.", "2 Two.", "3 Four."],
    );
    assert_eq!(
        notices(&read),
        ["4 words of hidden text left out: `Three, and more .` behind `Two.`"]
    );
    // What nobody closed in a line ends with its paragraph.
    let read = check(
        "a.md",
        "1. They shall <span hidden>not go.\n\n   Soon.\n2. <s>Two.\n3. Three.\n",
        &["1 They shall Soon.", "2 [vacant]", "3 Three."],
    );
    assert_eq!(notices(&read).len(), 3, "{:?}", notices(&read));
}

#[test]
fn what_is_called_markdown_may_begin_with_a_block_of_tags() {
    let text = "<div align=\"center\">A draft</div>\n\n## Terms\n\n1. **North** shall pay.\n2. South shall wait.\n";
    let points = &["1 North shall pay.", "2 South shall wait."];
    check("a.md", text, points);
    check("a.md", "<p align=center>A draft</p>\n\n1. One.\n2. Two.\n", &["1 One.", "2 Two."]);
    // A page is a page, whatever it is called.
    check("a.md", "<!DOCTYPE html><ol><li>One.<li>Two.</ol>", &["1 One.", "2 Two."]);
    check("a.txt", "<div><ol><li>One.<li>Two.</ol></div>", &["1 One.", "2 Two."]);
}

#[test]
fn scripts_and_styles_in_it_are_held_against_those_of_the_other() {
    let with = |more: &str| {
        let text = format!("## Text\n\n1. One {more}here.\n2. Two.\n");
        check("a.md", &text, &["1 One here.", "2 Two."]).left_out
    };
    let [bare, style, script] =
        [with(""), with("<style>p { color: white }</style>"), with("<script>f()</script>")];
    assert_eq!(style.apart(&style), None);
    let apart = bare.apart(&style).map(|apart| (apart.styles, apart.scripts));
    assert_eq!(apart, Some((true, false)));
    let apart = style.apart(&script).map(|apart| (apart.styles, apart.scripts));
    assert_eq!(apart, Some((true, true)));
    // A page has the style that a text is given when it becomes one.
    let page = "<style>p { margin: 0 }</style><h2>Text</h2><ol><li>One here.<li>Two.</ol>";
    let page = check("a.html", page, &["1 One here.", "2 Two."]).left_out;
    assert_eq!((bare.apart(&page), page.apart(&bare)), (None, None));
    assert!(style.apart(&page).is_some());
}
