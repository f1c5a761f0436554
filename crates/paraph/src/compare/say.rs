//! How things are said of a comparison, in every form alike.

use paraph_case::view::{listed, number, spans};
use paraph_compare::account::{Account, Counts, Inherited, Over, Row, Sameness, Site, Words};
use paraph_compare::struck::{Event, Struck};
use paraph_compare::substance::{Change, Line, Party};
use paraph_compare::{Fate, Told};

use paraph_exchange::Apart;
use paraph_text::Draft;
pub(crate) use paraph_text::one_line;

use super::Compared;

/// What became of a row, in a few words: `edited, moved`.
pub(crate) fn fate(row: &Row) -> String {
    let is_edited = row.words == Words::Changed;
    let mut said = match row.became() {
        Fate::Dropped { is_vacant_now: true, .. } => "dropped, its number kept free".to_owned(),
        Fate::Added { was_vacant: true, .. } => "added, where a number was kept free".to_owned(),
        Fate::Split | Fate::Merged | Fate::SplitAndMerged if is_edited => {
            format!("{}, edited", row.fate)
        }
        fate => fate.to_string(),
    };
    if row.is_moved {
        said.push_str(", moved");
    }
    if row.is_renumbered && row.is_pair() {
        said.push_str(", renumbered");
    }
    match row.words {
        Words::Layout => said.push_str(", other layout"),
        Words::Folded => said.push_str(", but for what is told once"),
        Words::Same | Words::Changed => {}
    }
    said
}

/// What a row rests on: `keeps 84 of 90 words, adds 3`.
pub(crate) fn grounds(row: &Row) -> String {
    if let Some(near) = &row.survives {
        return match near.is_little() {
            _ if near.is_same => "the same words stand elsewhere".to_owned(),
            true => "little of it stands elsewhere".to_owned(),
            false => format!("{} of its {} words stand elsewhere", near.shared, near.of),
        };
    }
    let doubt = match row.sure {
        Some(sure) if row.is_doubtful() => format!("; {} in 100 sure", sure / 10),
        _ => String::new(),
    };
    match (row.fate, row.words) {
        (Fate::Dropped { .. } | Fate::Added { .. }, _) => "nothing of it stands elsewhere".into(),
        (Fate::Vacant, _) => String::new(),
        (_, Words::Same) => format!("the same words{doubt}"),
        (_, Words::Layout | Words::Folded) => format!("otherwise the same words{doubt}"),
        (_, Words::Changed) => {
            let count = row.redline.count();
            let added = count.of_new.saturating_sub(count.kept);
            let adds = if added > 0 { format!(", adds {added}") } else { String::new() };
            format!("keeps {} of {} words{adds}{doubt}", count.kept, count.of_old)
        }
    }
}

/// Behind a count of words: the passage that has most of them, if it is more than a word or two.
pub(super) fn passage(words: &str) -> String {
    match words.split_whitespace().count() < 4 {
        true => ", here and there".to_owned(),
        false => format!(": “{}”", excerpt(words, 40)),
    }
}

/// What stands for no point.
pub(crate) const NONE: &str = "—";

/// The labels of places: `10, 11`, or a dash for none.
pub(crate) fn labels(told: &[Told], places: &[usize]) -> String {
    let all: Vec<&str> = places.iter().map(|place| label(told, *place)).collect();
    if all.is_empty() { NONE.to_owned() } else { all.join(", ") }
}

/// The label of a place.
pub(crate) fn label(told: &[Told], place: usize) -> &str {
    told.get(place).map(|told| told.label.as_str()).unwrap_or_default()
}

/// `Points and sub-points: 21 kept and 3 dropped; 1 moved`.
pub(super) fn counts(compared: &Compared) -> String {
    let counts = Counts::of(&compared.account);
    let all =
        [(counts.kept, "kept"), (counts.edited, "edited")].into_iter().chain(divided(&counts));
    let all = all.chain([(counts.dropped, "dropped"), (counts.added, "added")]);
    let said = all.filter(|(count, _)| *count > 0);
    let said = listed(said.map(|(count, what)| format!("{count} {what}")));
    let moved = match counts.moved {
        0 => String::new(),
        moved => format!("; {moved} moved"),
    };
    format!("Points and sub-points: {said}{moved}")
}

/// How many rows were divided or joined.
pub(super) fn divided(counts: &Counts) -> [(usize, &'static str); 3] {
    [
        (counts.split, "split"),
        (counts.merged, "merged"),
        (counts.split_and_merged, "split and merged"),
    ]
}

/// `28 points, 30 sub-points`.
pub(super) fn size(draft: &Draft) -> String {
    let (all, tops) = (draft.walk().count(), draft.points().len());
    let below = all - tops.min(all) - draft.preamble().len().min(all);
    let mut said = vec![number(draft.count(), "point")];
    if below > 0 {
        said.push(number(below, "sub-point"));
    }
    if !draft.preamble().is_empty() {
        // The labels are those of preambular paragraphs, which not every reader knows.
        let count = draft.preamble().len();
        let labels = match count {
            1 => "PP1".to_owned(),
            2 => "PP1 and PP2".to_owned(),
            last => format!("PP1 to PP{last}"),
        };
        said.push(format!("{} of preamble: {labels}", number(count, "paragraph")));
    }
    said.join(", ")
}

/// What is said where the commonest words were not looked up.
pub(super) const BOUNDED: &str = "The drafts are so long and so much alike that words which stand in most of their points were not \
     looked up: a point of such words alone is found again only where all its words are the same.";

/// What was left out of one file and not of the other, in a sentence; the files by what they are called.
pub(super) fn apart(apart: &Apart, [one, other]: [&str; 2]) -> String {
    const NAMED_MAX: usize = 10;
    let side = |name: &str, passages: Vec<String>| {
        let named: Vec<String> = passages.iter().take(NAMED_MAX).cloned().collect();
        let more = match passages.len().saturating_sub(NAMED_MAX) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        (!named.is_empty()).then(|| format!("only in the {name}: {}{more}", named.join(", ")))
    };
    let marked = |words: &[String]| -> Vec<String> {
        words.iter().map(|words| format!("`{words}`")).collect()
    };
    let changes = [
        side(&format!("tracked changes of the {one}"), apart.old_changes.clone()),
        side(&format!("tracked changes of the {other}"), apart.new_changes.clone()),
    ];
    let sides = [side(one, marked(&apart.old)), side(other, marked(&apart.new))];
    let scripts = apart.scripts.then(|| "the scripts of the pages".to_string());
    let styles = apart.styles.then(|| "the style sheets of the pages".to_string());
    let told: Vec<String> =
        sides.into_iter().chain(changes).chain([scripts, styles]).flatten().collect();
    let told =
        if told.is_empty() { "more passages than are told apart".into() } else { told.join("; ") };
    format!("What was left out of the files differs: {told}.")
}

/// How far two files are the same, in a sentence: what was left out of them is no part of a text.
pub(super) fn sameness_of(compared: &Compared) -> &'static str {
    match (compared.account.sameness, compared.apart()) {
        (of_texts, _)
            if of_texts < Sameness::Substance && compared.sameness() == Sameness::Substance =>
        {
            "With the words that are struck out by hand they differ in substance; without them they do not."
        }
        (Sameness::Same, Some(_)) => "The texts are the same; the files are not.",
        (of_texts, _) => sameness(of_texts),
    }
}

/// How far two drafts are the same, in a sentence.
pub(super) const fn sameness(sameness: Sameness) -> &'static str {
    match sameness {
        Sameness::Same => "They are the same text.",
        Sameness::Layout => "Only layout or numbering differs: the words are the same.",
        Sameness::Place => "Only places differ: the words are the same, in another order.",
        Sameness::Words => "Words differ.",
        Sameness::Substance => {
            "They differ in substance: a point more or less, a figure, a negation, a condition, the force of a duty, or the like."
        }
    }
}

/// How many words of each text a change of substance is told with.
const CHANGE_WORDS_SHOWN: usize = 30;
/// How many words of a point are shown that is struck out whole.
const POINT_WORDS_SHOWN: usize = 30;
/// What stands above what words struck out by hand change.
pub(super) const STRUCK: &str = "Changes of substance where words struck out by hand are read";
/// What stands above the count of duties.
pub(super) const DUTIES: &str = "Duties gained and lost";
/// What is counted, under that head.
pub(super) const DUTIES_COUNTED: &str = "Every party, then others whom a sentence names as bearing one and who have more or fewer. A \
     duty is a verb that binds, a ban too; it is counted alike for all, and not weighed.";

/// That none of so many drafts names somebody.
pub(super) const fn none_names(drafts: usize) -> &'static str {
    if drafts == 2 { "neither draft names" } else { "no draft names" }
}

/// The parties with their other names: `Seller (also Brennor Steel Ltd)`.
pub(super) fn parties(parties: &[Party], drafts: &[&Draft]) -> Vec<String> {
    let texts: Vec<String> = drafts.iter().map(|draft| draft.print()).collect();
    let none = none_names(drafts.len());
    let one = |party: &Party| {
        let names: Vec<String> = party.names().map(one_line).collect();
        let also = match &names[1..] {
            [] => String::new(),
            others => format!(" (also {})", others.join(", ")),
        };
        let is_named = texts.iter().any(|text| party.is_named_in(text));
        let unnamed = if is_named { String::new() } else { format!(", whom {none}") };
        format!("{}{also}{unnamed}", names[0])
    };
    parties.iter().map(one).collect()
}

/// A change of substance in a line.
pub(crate) fn change(change: &Change) -> String {
    line(&Line { changes: vec![change] })
}

/// Changes of substance that are one event, in a line.
fn line(line: &Line<'_>) -> String {
    let shortened = line.changes.iter().map(|change| Change {
        old_words: excerpt(&change.old_words, CHANGE_WORDS_SHOWN),
        new_words: excerpt(&change.new_words, CHANGE_WORDS_SHOWN),
        ..(*change).clone()
    });
    let shortened: Vec<Change> = shortened.collect();
    one_line(&Line { changes: shortened.iter().collect() }.to_string())
}

/// Changes of substance in a line, with what stands over the points where that made the change.
pub(crate) fn told(account: &Account, site: &Site<'_>, told: &Line<'_>) -> String {
    match site {
        Site::Row(_) => line(told),
        Site::Under(one) => format!("{} [{}]", line(told), one_line(&under(account, one))),
        Site::Throughout(one) => one_line(&format!(
            "“{}” stands where “{}” stood, throughout: {}",
            one.new,
            one.old,
            number(one.count, "time")
        )),
    }
}

/// What words struck out by hand change, and where.
pub(super) struct StruckLine {
    /// `3`, or `3 -> 5` where the labels are others.
    pub(super) stand: String,
    /// `negation: shall -> shall not (added)`.
    pub(super) told: String,
}

/// What words struck out by hand change, a line each: points that went or came first.
pub(super) fn struck(struck: &Struck) -> Vec<StruckLine> {
    let account = &struck.account;
    let point = |what: &str, stand: String, words: &str| StruckLine {
        stand,
        told: format!("{what}: {}", excerpt(words, POINT_WORDS_SHOWN)),
    };
    let line = |event: Event<'_>| match event {
        Event::Dropped(row) => {
            let stand = labels(&account.alignment.old, &row.old);
            point("point dropped", stand, &row.redline.old.words)
        }
        Event::Added(row) => {
            let stand = labels(&account.alignment.new, &row.new);
            point("point added", stand, &row.redline.new.words)
        }
        Event::Changed(site, line) => {
            StruckLine { stand: stand(account, &site, &line), told: told(account, &site, &line) }
        }
    };
    struck.events().into_iter().map(line).collect()
}

/// Where points are told to stand: `3`, or `3 -> 5` where the labels are others.
pub(crate) fn stand(account: &Account, site: &Site<'_>, told: &Line<'_>) -> String {
    if matches!(site, Site::Under(one) if one.rows.is_empty()) {
        return "title".to_owned();
    }
    let [old, new] = account.places_of(site, told);
    let many = |told: &[Told], places: &[usize]| {
        let all: Vec<&str> = places.iter().map(|place| label(told, *place)).collect();
        if all.is_empty() { NONE.to_owned() } else { spans(&all).join(", ") }
    };
    let (old, new) = (many(&account.alignment.old, &old), many(&account.alignment.new, &new));
    if old == new { old } else { format!("{old} -> {new}") }
}

/// What stood over points and stands over them now: `it stood under 3, now under 4`.
fn under(account: &Account, one: &Inherited) -> String {
    let over = |all: &[Over], told: &[Told]| match all.last() {
        Some(Over::Point(place)) => Some(format!("point {}", label(told, *place))),
        Some(Over::Heading(heading) | Over::Title(heading)) => Some(format!("“{heading}”")),
        None => None,
    };
    let old = over(&one.old, &account.alignment.old);
    let new = over(&one.new, &account.alignment.new);
    match (old, new) {
        (Some(old), Some(new)) if one.rows.is_empty() => {
            format!("the title was {old}, and is {new}")
        }
        (Some(old), Some(new)) if old == new => format!("from {old}, which stands over it"),
        (Some(old), Some(new)) => format!("it stood under {old}, now under {new}"),
        (Some(old), None) => format!("it stood under {old}, and does not now"),
        (None, Some(new)) => format!("it stands under {new} now"),
        (None, None) => String::new(),
    }
}

/// At most so many words, with a sign that there are more.
pub(crate) fn excerpt(words: &str, most: usize) -> String {
    let line = one_line(words);
    let mut all = line.split(' ');
    let first: Vec<&str> = all.by_ref().take(most).collect();
    let more = if all.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
