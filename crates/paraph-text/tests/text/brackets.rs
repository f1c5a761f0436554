//! Brackets as negotiators write them.

use paraph_text::Draft;
use paraph_text::brackets::{Note, Passage, Piece, Said};

/// The tree in one line: `{first|second}` for a stack, `<US Propose>` for a note.
fn tree(passage: &Passage<'_>) -> String {
    let mut shown = String::new();
    for piece in passage.pieces() {
        match piece {
            Piece::Words(words) => shown.push_str(words),
            Piece::Stack(stack) => {
                let brackets = stack.brackets().iter().map(|bracket| {
                    let alternatives = bracket.alternatives().iter().map(|alternative| {
                        let name = alternative.name().map(|name| format!("{name}="));
                        name.unwrap_or_default() + &tree(alternative.passage())
                    });
                    alternatives.collect::<Vec<_>>().join("|") + &notes(bracket.notes())
                });
                shown += &format!("{{{}}}", brackets.collect::<Vec<_>>().join("}{"));
            }
        }
    }
    shown + &notes(passage.notes())
}

fn notes(notes: &[Note<'_>]) -> String {
    let show = |note: &Note<'_>| match note.said() {
        Said::Agreed(grade) => format!("<{grade:?}>"),
        Said::Stances(stances) => {
            let stances = stances.iter().map(|s| format!("{} {:?}", s.parties.join(","), s.verb));
            format!("<{}>", stances.collect::<Vec<_>>().join("; "))
        }
    };
    notes.iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let passage = Passage::of(text);
    assert_eq!(tree(&passage), expected);
    assert_eq!(passage.to_string(), text);
}

#[track_caller]
fn words(text: &str) {
    check(text, text);
    assert!(!Passage::of(text).is_open());
}

#[test]
fn brackets_and_alternatives() {
    check("The parties [shall] meet.", "The parties {shall} meet.");
    check("The parties [shall][should] meet.", "The parties {shall}{should} meet.");
    check("a [new] [robust] force", "a {new} {robust} force");
    check("internation[ally agreed] goals", "internation{ally agreed} goals");
    check("[agreed / made] here", "{agreed|made} here");
    check("[A / B / C]", "{A|B|C}");
    check("[and/or]", "{and/or}");
    check("[the zone (10 / 20 km)]", "{the zone (10 / 20 km)}");
    check("[the zone (10 / 20 km]", "{the zone (10|20 km}");
    check("[one [two [three / four]] five]", "{one {two {three|four}} five}");
    check("[ A\n/ B ]", "{ A|B }");
}

#[test]
fn sponsors_and_verbs() {
    check("[shall] (US)[should] (UA) meet", "{shall<US Propose>}{should<UA Propose>} meet");
    check("[A / B] (US, UA)", "{A|B<US,UA Propose>}");
    check("[A](G77)(EU, US: delete) b", "{A<G77 Propose><EU,US Delete>} b");
    check("[a] (EU, US: no change in position)", "{a<EU,US NoChange>}");
    check("[a] (EU: Delete; G77: retain)", "{a<EU Delete; G77 Retain>}");
    check("[a] (G77 with support of Chile, Peru)", "{a<G77 Propose; Chile,Peru Support>}");
    check("[a] (G77 with support of Peru: retain)", "{a<G77 Retain; Peru Support>}");
    check("[a] (EU: would withdraw if 7 goes)", "{a<EU WouldWithdrawIf(\"7 goes\")>}");
    check("[a] (EU: agree pending point 7)", "{a<EU AgreePending(\"point 7\")>}");
    check("[a] (EU: agree\nad ref)", "{a<EU AgreeAdReferendum>}");
    check("[a] (EU: agree if b)", "{a<EU AgreeIf(\"b\")>}");
    check(
        "[a] (Bosnia and Herzegovina, Côte d'Ivoire) b",
        "{a<Bosnia and Herzegovina,Côte d'Ivoire Propose>} b",
    );
    for (verb, expected) in [
        ("propose", "Propose"),
        ("support", "Support"),
        ("reserve", "Reserve"),
        ("reflect", "Reflect"),
        ("withdraw", "Withdraw"),
        ("agree", "Agree"),
        ("reopen", "Reopen"),
    ] {
        check(&format!("[a] (X: {verb})"), &format!("{{a<X {expected}>}}"));
    }
}

#[test]
fn what_is_said_to_a_whole_passage() {
    check("All words. (RU: delete)", "All words.<RU Delete>");
    check("All words. (RU: delete) (UA: retain)", "All words.<RU Delete><UA Retain>");
    check("[A (US: propose) / B (UA: propose)]", "{A<US Propose>|B<UA Propose>}");
    check("[A (US: propose) ]", "{A<US Propose>}");
    check("All words. (Agreed)", "All words.<Agreed>");
    check("[All] (Agreed, placement tbd)", "{All<PlacementOpen>}");
    let open = |text| Passage::of(text).is_open();
    assert!(open("Words. (RU: delete)") && open("Words. (Agreed, placement tbd)"));
    assert!(!open("Words. (Agreed)") && !open("Words. (RU: agree)") && open("[a] (Agreed)"));
}

#[test]
fn options_and_placeholders() {
    check("[Option 1: by law Option 2: no text]", "{Option 1= by law|Option 2= no text}");
    check("[Alt 1: a / Alt 2: b]", "{Alt 1= a|Alt 2= b}");
    check("[Option 1: a] (US)\n[Option 2: b]", "{Option 1= a<US Propose>}{Option 2= b}");
    check(
        "Option A. One. Option B. Two (UA: propose)",
        "{Option A= One.|Option B= Two<UA Propose>}",
    );
    words("as Option 1: says");
    words("Option 1 is better: take it");
    let passage = Passage::of("[...][…][ ][][__][tbd][a][no text.]");
    let brackets = passage.brackets();
    let kept: Vec<bool> = brackets.iter().map(|bracket| bracket.is_placeholder()).collect();
    assert_eq!(kept, [true, true, true, true, true, true, false, false]);
    assert!(brackets.last().unwrap().alternatives()[0].is_no_text());
}

#[test]
fn what_is_no_note_is_words() {
    for harmless in [
        "(as amended)",
        "(see Annex A)",
        "(Annex A)",
        "(Article 5)",
        "(Map 3)",
        "(14 days)",
        "(II)",
        "(a)",
        "(RU: strongly against)",
        "(but not in Donetsk: retain)",
        "(US; )",
        "()",
        "(US, )",
        "(agreed in informals)",
        "(Agreed pending one delegation)",
        "(US (X))",
        "(US",
        "(TBD)",
        "(烏克蘭)",
        "(US and the rest)",
    ] {
        check(&format!("[a] {harmless} b"), &format!("{{a}} {harmless} b"));
    }
    check("[a] (烏克蘭: propose)", "{a<烏克蘭 Propose>}");
    words("Words of the (OSCE)");
    words("Words (US)");
}

#[test]
fn what_is_no_bracket_is_words() {
    words("He said [sic] that.");
    words("See [2024] UKSC 3, [1990] 2 AC 605 and [2024] EWCA Civ 12.");
    words("A \\[literal\\] bracket.");
    words("one ] two [ three");
    words("[vacant]");
    check("by [2030] or later", "by {2030} or later");
    check("a ] b [c] [ d", "a ] b {c} [ d");
    let deep = "[".repeat(20) + "a" + &"]".repeat(20);
    assert_eq!(Passage::of(&deep).brackets().len(), paraph_text::brackets::BRACKET_DEPTH_MAX);
    assert_eq!(Passage::of(&deep).to_string(), deep);
    let many = "[a] ".repeat(2000);
    assert_eq!(Passage::of(&many).brackets().len(), paraph_text::brackets::BRACKETS_MAX);
}

#[test]
fn a_point_knows_its_brackets_and_sponsors() {
    let text = "7. The parties [shall][should] meet [in [May] (US)] (UA, US) (RU: delete).\n";
    let draft = Draft::parse(text).unwrap();
    let point = &draft.points()[0];
    assert!(point.is_open());
    assert_eq!(point.passage().brackets().len(), 4);
    assert_eq!(point.passage().stacks().len(), 3);
    let mut sponsors = point.passage().sponsors();
    sponsors.sort_unstable();
    assert_eq!(sponsors, ["UA", "US"]);
    assert_eq!(point.passage().words(), "The parties [shall][should] meet [in [May]].");
    assert!(!Draft::parse("3. [vacant]\n").unwrap().points()[0].is_open());
}
