//! Markdown.

use crate::shared::{check, notices};

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
