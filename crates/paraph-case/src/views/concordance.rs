//! `concordance`: what became of every point of the draft before, as the tabling act declares it.
//!
//! Nothing is recomputed and nothing guessed: a draft that nobody here holds is compared with
//! nothing.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, about_draft};
use super::draft::{WHICH, find};
use super::status::excerpt;
use crate::channel::Channel;
use crate::drafts::{Held, HeldPoint, claimed};
use crate::field::choice;
use crate::seen::Seen;
use crate::view::{Asked, NoView, Page, Tone, View, number, view};

choice! {
    /// What became of a point.
    "BECAME" => pub enum Became {
        /// The same words under the same number.
        Kept = "kept",
        /// The same words under another number.
        Renumbered = "renumbered",
        /// Other words.
        Edited = "edited",
        /// No place in the new draft.
        Dropped = "dropped",
        /// No point of the base.
        New = "new",
    }
}

view! {
    /// A concordance of two drafts.
    pub struct Concordance {
        /// The draft.
        draft: String,
        /// The draft that it comes from.
        base: String,
        /// How many points of the first level the base has.
        base_count: u64,
        /// How many the draft has.
        count: u64,
        /// How many points of the first level became what.
        counts: Vec<Counted>,
        /// Every point, at every level: those of the base in order, then the new ones.
        points: Vec<Pair>,
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

view! {
    /// One point in both drafts.
    pub struct Pair {
        /// Its label in the base; absent for a new point.
        was: Option<String>,
        /// Its label in the draft; absent for a dropped one.
        is: Option<String>,
        /// Whether it is a sub-point, which the counts leave out.
        sub_point: bool,
        /// What became of it.
        became: Became,
        /// The amendment that a new or changed point answers; absent for its author's own hand.
        answers: Option<String>,
        /// How its words begin: in the draft, or in the base when it was dropped.
        words: String,
    }
}

impl View for Concordance {
    const NAME: &'static str = "concordance";
    const ABOUT: &'static str = "What became of every point of the draft before";
    const ASKED: Option<Asked> = Some(WHICH);

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let (act, known) = find(channel, asked)?;
        let drafts = channel.drafts();
        let called = |id| drafts.all().name(id).map(ToString::to_string).unwrap_or_default();
        let name = called(act);
        let Some(held) = &known.held else {
            return Err(NoView::Refused(unheld(&name, &about_draft(seen, act, &[]))));
        };
        let base = held.base.and_then(|base| Some((base, drafts.held(Some(base))?)));
        let (base_id, base) = base.ok_or_else(|| {
            NoView::Refused(format!("{name} comes from no draft: there is nothing to compare"))
        })?;
        let points = pairs(channel, base, held);
        Ok(Self {
            draft: name,
            base: called(base_id),
            base_count: base.rows().map(|_| 1_u64).sum(),
            count: held.rows().map(|_| 1_u64).sum(),
            counts: counts(&points),
            points,
        })
    }

    fn lines(&self, page: &mut Page) {
        let count = |n: u64| number(usize::try_from(n).unwrap_or(usize::MAX), "point");
        let (before, now) = (count(self.base_count), count(self.count));
        page.line(0, format!("{}, {before}, became {}, {now}", self.base, self.draft));
        let counts = self.counts.iter().map(|c| format!("{} {}", c.count, c.became));
        page.line(0, counts.collect::<Vec<_>>().join(", "));
        let wide = |text: &str| text.chars().count();
        let labels = self.points.iter().flat_map(|pair| pair.was.iter().chain(&pair.is));
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
        for pair in &self.points {
            let cell = |label: &Option<String>| label.clone().unwrap_or_else(|| "-".into());
            let answers = pair.answers.as_ref().map(|a| format!(" (answers {a})"));
            let text = format!("{}{}", pair.words, answers.unwrap_or_default());
            page.row(&[
                (was, Tone::Plain, cell(&pair.was)),
                (is, Tone::Plain, cell(&pair.is)),
                (10, pair.became.tone(), pair.became.to_string()),
                (words, Tone::Plain, text),
            ]);
        }
        if self.points.iter().any(|pair| pair.sub_point) {
            page.toned(0, Tone::Quiet, "sub-points are listed, and not counted");
        }
    }
}

impl Became {
    const fn tone(self) -> Tone {
        match self {
            Self::Kept | Self::Renumbered => Tone::Plain,
            Self::Edited | Self::New | Self::Dropped => Tone::Waiting,
        }
    }
}

/// Why a draft that nobody here holds is compared with nothing, and what is claimed about it.
fn unheld(name: &str, claims: &[Claim]) -> String {
    let claims: Vec<String> = claims.iter().map(|claim| claim.sentence.clone()).collect();
    format!("{name} is known of, not held: nothing can be compared; {}", claimed(&claims))
}

/// Every point of the base with the point that continues it, then the points that continue none.
fn pairs(channel: &Channel, base: &Held, held: &Held) -> Vec<Pair> {
    let words = |held: &Held, point: &HeldPoint| {
        let place = held.text.find(&point.label).map(|place| place.point);
        let heading = place.and_then(|point| point.heading()).map(ToString::to_string);
        heading
            .unwrap_or_else(|| excerpt(&place.map(paraph_text::Point::words).unwrap_or_default()))
    };
    let answers = |point: &HeldPoint| {
        let place = held.points.iter().position(|p| p.identity == point.identity)?;
        let place = u32::try_from(place).ok()?;
        let (_, amendment) = held.answers.iter().find(|(at, _)| *at == place)?;
        Some(amendment.called(channel))
    };
    let old = base.points.iter().map(|old| {
        let new = held.point(old.identity);
        let became = match new {
            None => Became::Dropped,
            Some(new) if new.wording != old.wording => Became::Edited,
            Some(new) if new.label != old.label => Became::Renumbered,
            Some(_) => Became::Kept,
        };
        Pair {
            was: Some(old.label.clone()),
            is: new.map(|new| new.label.clone()),
            sub_point: old.depth > 0,
            became,
            answers: new.and_then(answers),
            words: new.map_or_else(|| words(base, old), |new| words(held, new)),
        }
    });
    let new = held.points.iter().filter(|point| base.point(point.identity).is_none());
    let new = new.map(|new| Pair {
        was: None,
        is: Some(new.label.clone()),
        sub_point: new.depth > 0,
        became: Became::New,
        answers: answers(new),
        words: words(held, new),
    });
    old.chain(new).collect()
}

/// How many points of the first level became what; every kind is counted, none of them too.
fn counts(points: &[Pair]) -> Vec<Counted> {
    let kinds = [Became::Kept, Became::Renumbered, Became::Edited, Became::Dropped, Became::New];
    let count = |became| {
        let of = points.iter().filter(|pair| pair.became == became && !pair.sub_point);
        Counted { became, count: of.map(|_| 1_u64).sum() }
    };
    kinds.map(count).into()
}
