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
        /// The file's name, as far as it can be shown
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
    FoundWord of Traced:
    Traced::Kept(_) => "kept",
    Traced::Changed(_) => "changed",
    Traced::Gone(_) => "gone",
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
    let is_kept = found.iter().all(|one| matches!(one, Traced::Kept(_)));
    let steps: Vec<Step<'_>> =
        drafts.iter().zip(&found).map(|(named, found)| Step { named, found }).collect();
    let out = match given.get_flag("json") {
        true => {
            let drafts = steps.iter().map(Step::shown).collect();
            let shown = TraceShown { format: "paraph-trace 1".into(), phrase, drafts };
            format!("{}\n", shown.json().to_pretty())
        }
        false => page(&phrase, &steps).render_wide(outside.columns(), colour),
    };
    Ok(Answer { status: u8::from(!is_kept), out, err: file::beside(&drafts) })
}

/// A draft, and where the phrase is in it.
struct Step<'a> {
    named: &'a Named,
    found: &'a Traced,
}

impl Step<'_> {
    /// Where it stands; of a phrase that is gone, its nearest words.
    fn passages(&self) -> Vec<PassageShown> {
        let passages = match self.found {
            Traced::Kept(all) => all.iter().collect(),
            Traced::Changed(near) | Traced::Gone(Some(near)) => near.passages(),
            Traced::Gone(None) => Vec::new(),
        };
        passages_of(self.named, &passages)
    }

    /// What is left of it, where it is not as it was.
    fn nearest(&self) -> Option<&Nearest> {
        match self.found {
            Traced::Kept(_) => None,
            Traced::Changed(near) => Some(near),
            Traced::Gone(near) => near.as_ref(),
        }
    }

    fn shown(&self) -> StepShown {
        StepShown {
            name: self.named.name.clone(),
            found: FoundWord::from(self.found),
            passages: self.passages(),
            shared: self.nearest().map(|near| wide(near.shared)),
            of: self.nearest().map(|near| wide(near.of)),
        }
    }

    fn lines(&self, page: &mut Page) {
        let passages = self.passages();
        let labels = listed(passages.iter().map(|passage| &passage.label));
        let left = self.nearest().map(left).unwrap_or_default();
        let (tone, said) = match self.found {
            Traced::Kept(_) => (Tone::Good, format!("as it was, in {labels}")),
            Traced::Changed(_) => (Tone::Waiting, format!("in other words, in {labels} ({left})")),
            Traced::Gone(Some(_)) => (Tone::Open, format!("gone; nearest is {labels} ({left})")),
            Traced::Gone(None) => {
                (Tone::Open, "gone; none of its words is left in its place".into())
            }
        };
        let name = format!("{}: ", say::one_line(&self.named.name));
        page.pieces(1, vec![(Tone::Strong, name), (tone, said)]);
        if self.nearest().is_some() {
            for passage in &passages {
                page.toned(2, Tone::Quiet, format!("“{}”", say::excerpt(&passage.words, 60)));
            }
        }
    }
}

/// How much of a phrase is left: `5 of 6 words in their order`.
fn left(near: &Nearest) -> String {
    match near.shared == near.of {
        // What makes them others stands between them or is no letter.
        true => "all its words in their order, with others or other signs".to_owned(),
        false => format!("{} of {} in their order", near.shared, number(near.of, "word")),
    }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn passages_of(named: &Named, passages: &[&Passage]) -> Vec<PassageShown> {
    let places: Vec<_> = named.draft.walk().collect();
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

fn page(phrase: &str, steps: &[Step<'_>]) -> Page {
    let mut page = Page::default();
    page.line(0, format!("“{}”", say::one_line(phrase)));
    steps.iter().for_each(|step| step.lines(&mut page));
    page
}
