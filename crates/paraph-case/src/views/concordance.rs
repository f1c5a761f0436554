//! `concordance`: what became of every point of the draft before, as the tabling act declares it.
//!
//! Nothing is recomputed and nothing guessed: a draft that nobody here holds is compared with
//! nothing.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, about_draft};
use super::draft::WHICH;
use super::draft::fate::{Became, Fate, NewTitle, Subject};
use crate::drafts::{Held, Role, claimed};
use crate::id::{ActId, Actor};
use crate::seen::Seen;
use crate::view::{Asked, NoView, Page, Tone, View, number, view};

view! {
    /// A concordance of two drafts.
    pub struct Concordance {
        /// The draft.
        draft: String,
        /// What it is to this channel: on the table, or a counter-proposal.
        role: Role,
        /// Who brought it in.
        by: Option<Actor>,
        /// The draft that it comes from.
        base: String,
        /// How many points of the first level the base has.
        base_count: u64,
        /// How many the draft has.
        count: u64,
        /// Its title, where that is another than the base's.
        new_title: Option<NewTitle>,
        /// How many points of the first level became what.
        counts: Vec<Counted>,
        /// Every point, at every level: those of the base in order, then the new ones.
        points: Vec<Fate>,
    }
}

view! {
    /// How many points became the same.
    pub struct Counted {
        /// What became of them.
        became: Became,
        /// How many.
        count: u64,
    }
}

impl View for Concordance {
    const NAME: &'static str = "concordance";
    const ABOUT: &'static str = "What became of every point of the draft before";
    const ASKED: Option<Asked> = Some(WHICH);

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let subject = Subject::find(seen.channel(), asked)?;
        let name = subject.name();
        let Some(held) = &subject.known.held else {
            return Err(not_held(seen, &name, subject.act));
        };
        let (base_name, base) = subject.base().ok_or_else(|| {
            NoView::Refused(format!("{name} comes from no draft: there is nothing to compare"))
        })?;
        let points = subject.fates();
        Ok(Self {
            draft: name,
            role: subject.known.role,
            by: subject.by(),
            base: base_name,
            base_count: counted(base),
            count: counted(held),
            new_title: subject.new_title(),
            counts: counts(subject.known.role, &points),
            points,
        })
    }

    fn lines(&self, page: &mut Page) {
        let count = |n: u64| number(usize::try_from(n).unwrap_or(usize::MAX), "point");
        let (before, now) = (count(self.base_count), count(self.count));
        let (base, draft) = (&self.base, &self.draft);
        page.line(
            0,
            match (self.role, &self.by) {
                (Role::Submitted, Some(by)) => format!(
                    "{base}, {before}, answered by {draft}, {now}, which {by} submitted: it is not \
                     on the table"
                ),
                _ => format!("{base}, {before}, became {draft}, {now}"),
            },
        );
        if let Some(title) = &self.new_title {
            page.line(0, title.sentence());
        }
        // A merger is rarer than the rest, and told only where there is one.
        let told = |c: &&Counted| c.became != Became::Merged || c.count > 0;
        let counts = self.counts.iter().filter(told);
        let counts = counts.map(|c| format!("{} {}", c.count, c.became));
        page.line(0, counts.collect::<Vec<_>>().join(", "));
        let wide = |text: &str| text.chars().count();
        let labels = self.points.iter().flat_map(|fate| fate.was.iter().chain(&fate.is));
        let widest = labels.map(|label| wide(label)).max().unwrap_or(1);
        let (was, is) = (widest.max(wide(&self.base)), widest.max(wide(&self.draft)));
        let words = 76_usize.saturating_sub(was + is + 11).max(16);
        let head = |width, text: &str| (width, Tone::Strong, text.to_string());
        page.row(&[
            head(was, &self.base),
            head(is, &self.draft),
            head(10, "became"),
            head(words, "words"),
        ]);
        for fate in &self.points {
            let cell = |label: &Option<String>| label.clone().unwrap_or_else(|| "-".into());
            let remarks = fate.remarks().join("; ");
            let text = match remarks.is_empty() {
                true => fate.words.clone(),
                false => format!("{} ({remarks})", fate.words),
            };
            page.row(&[
                (was, Tone::Plain, cell(&fate.was)),
                (is, Tone::Plain, cell(&fate.is)),
                (10, fate.became.tone(), fate.became.to_string()),
                (words, Tone::Plain, text),
            ]);
        }
        let uncounted =
            |sub_point| self.points.iter().any(|fate| !fate.counted && fate.sub_point == sub_point);
        let left_out = match (uncounted(true), uncounted(false)) {
            (false, false) => return,
            (true, false) => "sub-points",
            (false, true) => "preamble and vacant numbers",
            (true, true) => "sub-points, preamble and vacant numbers",
        };
        page.toned(0, Tone::Quiet, format!("{left_out} are listed, and not counted"));
    }
}

/// Why a draft that nobody here holds is compared with nothing, and what is claimed about it.
#[must_use]
pub fn not_held(seen: &Seen<'_>, name: &str, draft: ActId) -> NoView {
    NoView::Refused(unheld(name, &about_draft(seen, draft, &[])))
}

fn unheld(name: &str, claims: &[Claim]) -> String {
    let claims: Vec<String> = claims.iter().map(|claim| claim.sentence.clone()).collect();
    format!("{name} is known of, not held: nothing can be compared; {}", claimed(&claims))
}

fn counted(held: &Held) -> u64 {
    held.points.iter().filter(|point| point.is_counted).map(|_| 1_u64).sum()
}

/// How many points of the first level became what; every kind is counted, none of them too.
fn counts(role: Role, points: &[Fate]) -> Vec<Counted> {
    let gone = if role == Role::Submitted { Became::Undeclared } else { Became::Dropped };
    let kinds =
        [Became::Unchanged, Became::Renumbered, Became::Edited, Became::Merged, gone, Became::New];
    let count = |became| {
        let of = points.iter().filter(|fate| fate.became == became && fate.counted);
        Counted { became, count: of.map(|_| 1_u64).sum() }
    };
    kinds.map(count).into()
}
