//! HTML.

use paraph_exchange::{Options, Tracked, read};

use crate::shared::{check, notices, points, tracked};

#[test]
fn lists_count_as_they_are_shown() {
    check(
        "a.html",
        "<ol start=3><li>One<ol type=a><li>x<li>y</ol><li value=7>Two</ol>\
         <ol start=9 style='list-style-type: decimal'><li><p>Three</p><p>more</p></li></ol>",
        &["3 One", "3.a x", "3.b y", "7 Two", "9 Three more"],
    );
    check("a.html", "<ol reversed start=2><li>Two<li>One</ol>", &["2 Two", "1 One"]);
    check(
        "a.html",
        "<ol reversed><li>Three<ul><li>x</ul><li>Two<li>One</ol>",
        &["3 Three", "3.¶1 x", "2 Two", "1 One"],
    );
    check("a.html", "<ol type=I><li>One<li>Two</ol>", &["I One", "II Two"]);
}

#[test]
fn the_largest_number_there_is_has_no_next_one() {
    for page in [
        "<ol start=4294967295><li>One<li>Two</ol>",
        "<ol><li value=4294967295>One<li>Two</ol>",
        "<ol style='counter-reset: list-item 2147483647'><li style='counter-increment: list-item 2147483647'>One</ol>",
    ] {
        let options = Options::default();
        let found = read("a.html", page.as_bytes(), &options).expect("a page");
        assert!(found.draft.print().contains("One"), "{page}");
    }
}

#[test]
fn blocks_entities_and_what_is_no_text() {
    let read = check(
        "a.html",
        "<html><head><title>no</title><style>p { }</style></head><body><h1>Agreement</h1>\
         <p>1. R&eacute;union&nbsp;&amp; <b>talks</b>\n on<br>two lines.</p><script>x = '<p>2. no</p>'</script>\
         <div>2. Two.</div><p style='display: none'>secret words</p><table><tr><td>3.<td>Row<td>600</table>",
        &["1 Réunion & talks on two lines.", "2 Two.", "3 Row | 600"],
    );
    assert_eq!(read.draft.title(), Some("Agreement"));
    assert_eq!(
        notices(&read),
        ["2 words of hidden text left out: `secret words` behind `2. Two.`"]
    );
}

#[test]
fn changes_are_accepted_rejected_or_shown() {
    let page = "<p>1. They <del data-author='Ann Lee'>may</del><ins data-author='bob7'>shall</ins> go.</p><p>2. Two.</p>";
    let taken = |how| {
        let read = tracked("a.html", page.as_bytes(), how);
        (points(&read)[0].clone(), notices(&read).join("; "))
    };
    assert_eq!(
        taken(Tracked::Accepted),
        ("1 They shall go.".into(), "2 tracked changes taken as accepted; deleted, so left out: `may` behind `1. They`; inserted, so kept: `shall` behind `1. They`".into())
    );
    assert_eq!(
        taken(Tracked::Rejected),
        ("1 They may go.".into(), "2 tracked changes taken as rejected; deleted, so kept: `may` behind `1. They`; inserted, so left out: `shall` behind `1. They may`".into())
    );
    assert_eq!(
        taken(Tracked::Shown),
        (
            "1 They [may] (Ann Lee: delete)[shall] (Author 2: propose) go.".into(),
            "2 tracked changes shown in brackets; Author 2 is the author `bob7`".into()
        )
    );
}

#[test]
fn the_encoding_that_a_page_says_is_believed() {
    let page =
        b"<html><head><meta charset=\"windows-1251\"></head><p>1. \xCC\xE8\xF0.</p><p>2. x</p>";
    let read = read("a.html", page, &Options::default()).unwrap();
    assert_eq!(points(&read), ["1 Мир.", "2 x"]);
    assert_eq!(notices(&read), ["read as windows-1251"]);
}

#[test]
fn words_struck_out_are_taken_as_deletions() {
    let page = "<p>1. They <s>may</s> <strike>not</strike> <span style='text-decoration: line-through red'>ever <span>at all</span></span> go.</p>\
                <p style='text-decoration-line:line-through'>2. Two.<p>3. Three.";
    let taken = |how| points(&tracked("a.html", page.as_bytes(), how));
    assert_eq!(taken(Tracked::Accepted), ["1 They go.", "3 Three."]);
    assert_eq!(taken(Tracked::Rejected), ["1 They may not ever at all go.", "2 Two.", "3 Three."]);
    assert_eq!(
        taken(Tracked::Shown)[0],
        "1 They [may] (by hand: delete) [not] (by hand: delete) [ever at all] (by hand: delete) go."
    );
    let read = read("a.html", page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        notices(&read),
        [
            "4 passages struck out by hand left out, as deletions are: `may` behind `1. They`; `not` behind `1. They`; `ever at all` behind `1. They`; and 1 more"
        ]
    );
}

/// A reader of the page decides what is text: who sees it, by what is written at the element.
#[test]
fn what_nobody_sees_is_left_out_and_told() {
    let read = check(
        "a.html",
        "<p hidden>no one<p>1. One <span style='visibility:hidden'>a</span><span aria-hidden=true>is seen</span>.\
         <ol start=2><li hidden>b<ul><li>c</ul><li>Two</ol>\
         <table><tr><td style='display:none !important'>d<td>3.<td>Three</table>\
         <details><summary>4. Four</summary>All of it.</details><dialog>e</dialog>\
         <template>f</template><noscript>g</noscript><ruby>5<rp>h</rp></ruby>. Five\
         <p>6. Sum: <input value='600'><input type=hidden value=i><textarea>j</textarea>\
         <select><option>k</select>.",
        &["1 One is seen.", "2 Two", "3 Three", "4 _Four_ All of it.", "5 Five", "6 Sum: 600 j k."],
    );
    assert_eq!(
        notices(&read),
        [
            "10 words of hidden text left out: `no one`; `a` behind `1. One`; `b c` behind `1. One is seen.`; and 5 more",
            "3 words that can hardly be seen, white or without size, read as text: `All of it.`",
            "3 fields of a form read as filled in: `600` behind `6. Sum:`; `j` behind `6. Sum: 600`; `k` behind `6. Sum: 600 j`",
        ]
    );
}

#[test]
fn raised_words_stand_with_what_they_raise() {
    check(
        "a.html",
        "<p>1. On 5 km<sup>2</sup> no CO<sub>2</sub>, at most 10<sup>6</sup> t on the 1<sup>st</sup>.\
         <p>2. Twice<span style='vertical-align: super'>7</span>.<p><sup>7</sup> In a year.",
        &["1 On 5 km² no CO₂, at most 10⁶ t on the 1st.", "2 Twice. Footnote 1: In a year."],
    );
}

/// As word processors, agencies and encyclopedias write them.
#[test]
fn marks_of_footnotes_are_no_words() {
    let pages = [
        "<p>1. One.<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> So.<p>2. Two.\
         <div id=ftn1><p><a href='#_ftnref1' name='_ftn1'><sup>[1]</sup></a> As drawn.</p></div>",
        "<p>1. One.<a class=sdfootnoteanc name=n1anc href=#n1sym><sup>1</sup></a> So.<p>2. Two.\
         <div id=n1><p><a class=sdfootnotesym name=n1sym href=#n1anc>1</a> As drawn.</p></div>",
        "<p>1. One.<sup id=cite_ref-1><a href='#cite_note-1'>[1]</a></sup> So.<p>2. Two.\
         <ol><li id=cite_note-1><a href='#cite_ref-1'>^</a> As drawn.</ol>",
        "<p>1. One.<a id=c1 href=#r1>(<span class=oj-note-tag>1</span>)</a> So.<p>2. Two.\
         <hr><p><a id=r1 href=#c1>(<span class=oj-note-tag>1</span>)</a> As drawn.</p>",
        "<p>1. One.<a role=doc-noteref href=#n>1</a> So.<p>2. Two.\
         <aside id=n role=doc-footnote><p>As drawn. <a role=doc-backlink href=#x>back</a></aside>",
        "<p>1. One.<a class=footnote-ref href=#fn1 id=fnref1><sup>1</sup></a> So.<p>2. Two.\
         <section class=footnotes><ol><li id=fn1><p>As drawn.<a href=#fnref1 class=footnote-back>↩︎</a></p></li></ol></section>",
    ];
    for page in pages {
        check("a.html", page, &["1 One. So. Footnote 1: As drawn.", "2 Two."]);
    }
}

#[test]
fn links_and_lists_that_are_no_footnotes_stay() {
    check(
        "a.html",
        "<p>1. See <a href=#two>point 2</a> and <a href=#top>[1]</a>.<p id=two>2. Two.<section><ol><li id=x>Alone.</ol></section>",
        &["1 See point 2 and [1].", "2 Two.", "2.1 Alone."],
    );
    let read = check(
        "a.html",
        "<p>1. One.<p>2. Two.<section class=footnotes><ol><li id=x>Alone.<li>More.</ol></section><p>3. Three.",
        &["1 One.", "2 Two.", "3 Three."],
    );
    assert_eq!(notices(&read), ["2 footnotes that no mark names left out: `Alone.`; `More.`"]);
}

/// Whoever overlooks a line through a word reads another text; it is kept beside the draft.
#[test]
fn the_text_with_words_struck_out_is_kept_beside_the_draft() {
    let page = "<p>1. They shall <s>not</s> go <del>soon</del>.</p><p>2. Two.</p>";
    let read = |how| tracked("a.html", page.as_bytes(), how);
    let seen = read(Tracked::Accepted).seen.map(|draft| draft.points()[0].text().to_owned());
    assert_eq!(seen.as_deref(), Some("They shall not go ."));
    // Where they are in the draft, there is no other text.
    assert_eq!((read(Tracked::Rejected).seen, read(Tracked::Shown).seen), (None, None));
}

#[test]
fn other_style_sheets_are_told() {
    let page = |style: &str| format!("<style>{style}</style><p>1. One.<p class=n>2. Two.");
    let left_out =
        |page: String| read("a.html", page.as_bytes(), &Options::default()).unwrap().left_out;
    let (old, new) = (left_out(page("")), left_out(page(".n { display: none }")));
    assert!(old.apart(&new).unwrap().styles);
    assert_eq!(
        new.apart(&left_out(page(".n  {display: none }").replace("  ", " ").replace('{', "{ "))),
        None
    );
    let linked = left_out(page("") + "<link rel=stylesheet href=a.css>");
    assert!(old.apart(&linked).unwrap().styles);
}

#[test]
fn letters_without_ink_are_spaces() {
    for blank in ['\u{2800}', '\u{3164}', '\u{FFA0}'] {
        let text = format!("<p>1. They are not{blank}able.<p>2. Two.");
        check("a.html", &text, &["1 They are not able.", "2 Two."]);
    }
}

#[test]
fn words_that_a_list_shows_in_place_of_a_number_are_read() {
    let list = |style: &str| {
        format!("<p>The Seller:<ul style=\"{style}\"><li>pays</li><li>sends</li></ul>")
    };
    check(
        "a.html",
        &list("list-style-type: 'Never: '"),
        &["¶1 The Seller:", "¶1.¶1 Never: pays", "¶1.¶2 Never: sends"],
    );
    for style in ["list-style-type: '– '", "list-style: '• ' outside", "list-style: disc"] {
        check("a.html", &list(style), &["¶1 The Seller:", "¶1.¶1 pays", "¶1.¶2 sends"]);
    }
    // A tick is no bullet that only sets items apart.
    let ticked = ["¶1 The Seller:", "¶1.¶1 ✓ pays", "¶1.¶2 ✓ sends"];
    check("a.html", &list("list-style: '✓ ' outside"), &ticked);
    check(
        "a.html",
        "<p>The Seller:<ul><li style=\"list-style-type:'(a) '\">pays<li style=\"list-style-type:'(b) '\">sends</ul>",
        &["PP1 The Seller:", "a pays", "b sends"],
    );
}

#[test]
fn counters_of_lists_count_and_others_are_told_apart() {
    check(
        "a.html",
        "<ol style='counter-reset: list-item 4'><li>Five<li style='counter-set: list-item 9'>Nine\
         <li style='counter-increment: list-item 3'>Twelve<li>Thirteen</ol>",
        &["5 Five", "9 Nine", "12 Twelve", "13 Thirteen"],
    );
    let page = |style: &str| {
        let page = format!(
            "<style>p::before {{ content: counter(n) }}</style><p style='{style}'>1. One.<p>2. Two."
        );
        check("a.html", &page, &["1 One.", "2 Two."]).left_out
    };
    let [bare, one, two] = ["margin: 0", "counter-reset: n 1", "counter-reset: n 2"].map(page);
    assert!(one.apart(&two).is_some_and(|apart| apart.styles));
    assert!(bare.apart(&one).is_some_and(|apart| apart.styles));
    assert_eq!(bare.apart(&page("color: red")), None);
}

#[test]
fn digits_are_raised_in_all_ways_that_raise_them() {
    for style in [
        "vertical-align: super",
        "vertical-align: 4px",
        "vertical-align: 30%",
        "position: relative; top: -.4em",
    ] {
        let page = format!("<p>1. At most 10<span style='{style}'>6</span> t.<p>2. Two.");
        check("a.html", &page, &["1 At most 10⁶ t.", "2 Two."]);
    }
    for style in ["vertical-align: top", "vertical-align: -2px", "position: relative; top: 0"] {
        let page = format!("<p>1. At most 10<span style='{style}'>6</span> t.<p>2. Two.");
        check("a.html", &page, &["1 At most 106 t.", "2 Two."]);
    }
    for style in
        ["vertical-align: sub", "vertical-align: -4px", "position: relative; bottom: -.4em"]
    {
        let page = format!("<p>1. At most 10<span style='{style}'>6</span> t.<p>2. Two.");
        check("a.html", &page, &["1 At most 10₆ t.", "2 Two."]);
    }
}

#[test]
fn what_is_hidden_in_a_line_ends_with_its_paragraph() {
    let read = check(
        "a.html",
        "<p>1. They shall <span hidden>not <b>go</b>.</p><p>2. Two.</p><div hidden><p>3. No.</p></div>",
        &["1 They shall", "2 Two."],
    );
    assert_eq!(notices(&read).len(), 1);
}

#[test]
fn a_list_without_marks_has_the_numbers_that_are_typed() {
    check(
        "a.html",
        "<p>1. The Seller:<ol style='list-style: none'><li>(a) pays<li>(b) sends</ol><p>2. Two.",
        &["1 The Seller:", "1.a pays", "1.b sends", "2 Two."],
    );
    check(
        "a.html",
        "<p>1. The Seller:<ol style='list-style-type:none'><li>pays<li>sends</ol><p>2. Two.",
        &["1 The Seller:", "1.¶1 pays", "1.¶2 sends", "2 Two."],
    );
}

#[test]
fn a_slash_closes_what_is_hidden_in_xml_alone() {
    let page = "<p>1. They shall <span hidden/>not</span> go.</p><p>2. Two.</p>";
    check("a.html", page, &["1 They shall go.", "2 Two."]);
    let page = format!("<?xml version='1.0'?><html>{page}</html>");
    check("a.html", &page, &["1 They shall not go.", "2 Two."]);
    let page =
        "<p>1. They shall <span hidden>all <span/>of</span> not</span> go.</p><p>2. Two.</p>";
    check("a.html", page, &["1 They shall go.", "2 Two."]);
    let page = page.replacen("</span> not", " not", 1);
    let page = format!("<?xml version='1.0'?><html>{page}</html>");
    check("a.html", &page, &["1 They shall go.", "2 Two."]);
}
