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
    check("a.html", "<ol type=I><li>One<li>Two</ol>", &["I One", "II Two"]);
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
    assert_eq!(notices(&read), ["2 words of hidden text left out"]);
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
        ("1 They shall go.".into(), "2 tracked changes taken as accepted".into())
    );
    assert_eq!(
        taken(Tracked::Rejected),
        ("1 They may go.".into(), "2 tracked changes taken as rejected".into())
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
