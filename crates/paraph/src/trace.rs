//! `trace`: where a phrase of one draft is in each later one.

use clap::ArgMatches;
use paraph_case::view;
use paraph_case::view::{Page, Shown, Tone, listed, number};
use paraph_compare::trace::{Nearest, Passage, Traced, trace as follow};
use paraph_desk::Outside;
use paraph_log::json::Value;

use crate::compare::{json, say};
use crate::failure::Failure;
use crate::file::{self, Named};
use crate::hint::Hint;
use crate::{Answer, text, texts};

view! {
    /// Where a phrase is in a line of drafts.
    pub struct TraceShown {
        /// `paraph-trace 1`
        format: String,
        /// The phrase
        phrase: String,
        /// The drafts, in their order
        drafts: Vec<StepShown>,
    }
}

view! {
    /// Where a phrase is in one draft.
    pub struct StepShown {
        /// The file's name, as it was given
        name: String,
        /// Whether it stands there as it was, in other words, or is gone
        found: FoundWord,
        /// Where it stands; of a phrase that is gone, its nearest words
        passages: Vec<PassageShown>,
        /// How many words of the phrase as it was before are left there, in their order
        shared: Option<u64>,
        /// Of how many
        of: Option<u64>,
    }
}

view! {
    /// A passage of a draft.
    pub struct PassageShown {
        /// The label of its point
        label: String,
        /// The first byte in the point's own text
        start: u64,
        /// The byte behind
        end: u64,
        /// Its words
        words: String,
    }
}

json::word! {
    /// Whether a phrase stands in a draft.
    FoundWord: "kept" "changed" "gone"
}

/// The schema of the JSON.
pub(crate) fn schema() -> Value {
    TraceShown::schema()
}

/// Follows a phrase; the status is 0 if it is in every draft as it was.
pub(crate) fn trace(
    given: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let phrase = text(given, "phrase").unwrap_or_default();
    if !phrase.contains(char::is_alphanumeric) {
        let why = "the phrase has no words".into();
        let hint = Some(Hint::command("trace 'the line of contact' draft-1.txt draft-2.txt"));
        return Err(Failure::Words { why, hint });
    }
    let mut drafts = Vec::new();
    for name in texts(given, "drafts") {
        drafts.push(file::read(&name, given, outside)?);
    }
    let texts: Vec<_> = drafts.iter().map(|named| &named.draft).collect();
    let found = follow(&phrase, &texts);
    let steps: Vec<StepShown> =
        drafts.iter().zip(&found).map(|(named, one)| step(named, one)).collect();
    let is_kept = found.iter().all(|one| matches!(one, Traced::Kept(_)));
    let shown = TraceShown { format: "paraph-trace 1".into(), phrase, drafts: steps };
    let out = match given.get_flag("json") {
        true => format!("{}\n", shown.json().to_pretty()),
        false => page(&shown).render_wide(outside.columns(), colour),
    };
    Ok(Answer { status: u8::from(!is_kept), out, err: file::beside(&drafts) })
}

fn step(named: &Named, found: &Traced) -> StepShown {
    let (word, passages, nearest) = match found {
        Traced::Kept(all) => ("kept", all.iter().collect::<Vec<_>>(), None),
        Traced::Changed(near) => ("changed", near.passages(), Some(near)),
        Traced::Gone(near) => {
            ("gone", near.iter().map(|near| &near.passage).collect(), near.as_ref())
        }
    };
    let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    StepShown {
        name: named.name.clone(),
        found: FoundWord(word),
        passages: passages_of(named, &passages),
        shared: nearest.map(|near: &Nearest| wide(near.shared)),
        of: nearest.map(|near| wide(near.of)),
    }
}

fn passages_of(named: &Named, passages: &[&Passage]) -> Vec<PassageShown> {
    let places: Vec<_> = named.draft.walk().collect();
    let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let shown = |passage: &&Passage| {
        let place = places.get(passage.place)?;
        Some(PassageShown {
            label: place.label.clone(),
            start: wide(passage.at.start),
            end: wide(passage.at.end),
            words: place.point.text().get(passage.at.clone())?.to_owned(),
        })
    };
    passages.iter().filter_map(shown).collect()
}

fn page(shown: &TraceShown) -> Page {
    let mut page = Page::default();
    page.line(0, format!("“{}”", say::one_line(&shown.phrase)));
    for step in &shown.drafts {
        line(step, &mut page);
    }
    page
}

fn line(step: &StepShown, page: &mut Page) {
    let labels = listed(step.passages.iter().map(|passage| &passage.label));
    let left = match (step.shared, step.of) {
        (Some(shared), Some(of)) => {
            let of = number(usize::try_from(of).unwrap_or(usize::MAX), "word");
            format!("{shared} of {of} in their order")
        }
        _ => String::new(),
    };
    let (tone, said) = match (step.found.0, step.passages.is_empty()) {
        ("kept", _) => (Tone::Good, format!("as it was, in {labels}")),
        ("changed", _) => (Tone::Waiting, format!("in other words, in {labels} ({left})")),
        (_, false) => (Tone::Open, format!("gone; nearest is {labels} ({left})")),
        _ => (Tone::Open, "gone; none of its words is left in its place".into()),
    };
    let name = format!("{}: ", say::one_line(&step.name));
    page.pieces(1, vec![(Tone::Strong, name), (tone, said)]);
    if step.found.0 != "kept" {
        for passage in &step.passages {
            page.toned(2, Tone::Quiet, format!("“{}”", say::excerpt(&passage.words, 60)));
        }
    }
}
