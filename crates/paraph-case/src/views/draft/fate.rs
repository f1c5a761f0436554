//! What became of every point between a draft and the one that it comes from: what the views of
//! drafts share.
//!
//! Nothing is recomputed and nothing guessed: which point is which is as the act that brought the
//! draft in declares. What changed in it is compared, and words that came back under another
//! identity are told as that.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::doubt::Doubts;
use crate::amendments::Amendments;
use crate::channel::Channel;
use crate::drafts::{Changed, Drafts, Held, HeldPoint, Known, News, Role};
use crate::field::choice;
use crate::id::{ActId, Actor};
use crate::refer::To;
use crate::view::{NoView, Tone, listed, view};
use crate::views::status::excerpt;

choice! {
    /// What became of a point.
    "BECAME" => pub enum Became {
        /// The same under the same number.
        Unchanged = "unchanged",
        /// The same under another number.
        Renumbered = "renumbered",
        /// Other words, another heading or other notes.
        Edited = "edited",
        /// Its words went into another point, and it has no place of its own.
        Merged = "merged",
        /// No place in the new draft.
        Dropped = "dropped",
        /// Nothing is declared of it: the text of a member need not account for all points.
        Undeclared = "undeclared",
        /// No point of the base.
        New = "new",
    }
}

view! {
    /// What became of one point.
    pub struct Fate {
        /// Its label in the base; absent for a new point.
        was: Option<String>,
        /// Its label in the draft; absent where it has no place in it.
        is: Option<String>,
        /// Whether it is a sub-point.
        sub_point: bool,
        /// Whether counts count it: sub-points, preamble and vacant numbers are left out.
        counted: bool,
        /// What became of it.
        became: Became,
        /// What changed of it.
        changed: Vec<Changed>,
        /// The amendments that a new or changed point answers; none for its author's own hand.
        answers: Vec<String>,
        /// The points that take words from it, and do not continue it.
        into: Vec<String>,
        /// The further points of the base that it takes words from.
        takes_from: Vec<String>,
        /// The point that has its words though it is not declared to continue it.
        words_at: Option<String>,
        /// What is declared of it and its words do not bear out.
        doubts: Vec<String>,
        /// Its heading, or how its words begin: in the draft, or in the base where it has no place
        /// in the draft.
        words: String,
    }
}

view! {
    /// Another title.
    pub struct NewTitle {
        /// That of the base; absent where it has none.
        was: Option<String>,
        /// That of the draft; absent where it has none.
        is: Option<String>,
    }
}

/// A draft that a reader asks about.
pub(in crate::views) struct Subject<'a> {
    channel: &'a Channel,
    /// The act that brought it in.
    pub(in crate::views) act: ActId,
    /// The draft.
    pub(in crate::views) known: &'a Known,
}

impl<'a> Subject<'a> {
    /// The draft of that name; without one, the draft on the table, or the last one of all.
    pub(in crate::views) fn find(
        channel: &'a Channel,
        asked: Option<&str>,
    ) -> Result<Self, NoView> {
        let drafts = channel.drafts();
        let all = drafts.all();
        let act = match asked {
            Some(words) => all.find(words),
            None => drafts.working().or_else(|| all.iter().next_back().map(|(id, _, _)| id)),
        };
        let found = act.and_then(|act| Some(Self { channel, act, known: all.get(act)? }));
        let said = || asked.unwrap_or("on the table").to_string();
        found.ok_or_else(|| NoView::NoSuch { what: "draft", said: said() })
    }

    /// What it is called.
    pub(in crate::views) fn name(&self) -> String {
        To::<Drafts>::new(self.act).called(self.channel)
    }

    /// Who brought it in.
    pub(in crate::views) fn by(&self) -> Option<Actor> {
        let header = self.channel.act(self.act)?.header.as_ref()?;
        Some(header.by.clone())
    }

    /// The draft that it comes from, and its name.
    pub(in crate::views) fn base(&self) -> Option<(String, &'a Held)> {
        let base = self.known.held.as_ref()?.base?;
        let name = To::<Drafts>::new(base).called(self.channel);
        Some((name, self.channel.drafts().held(Some(base))?))
    }

    /// Its title, where that is another than the base's.
    pub(in crate::views) fn new_title(&self) -> Option<NewTitle> {
        let (held, (_, base)) = (self.known.held.as_ref()?, self.base()?);
        let title = |held: &Held| held.text.title().map(ToString::to_string);
        let is_new = held.has_new_title(base);
        is_new.then(|| NewTitle { was: title(base), is: title(held) })
    }

    /// Every point of the base in order, then the points that continue none.
    pub(in crate::views) fn fates(&self) -> Vec<Fate> {
        let (Some(held), Some((_, base))) = (self.known.held.as_ref(), self.base()) else {
            return Vec::new();
        };
        let news = held.news(base);
        let doubts = self.doubts(held, base);
        let mut fates: Vec<Fate> = Vec::new();
        for old in &base.points {
            let at = held.points.iter().position(|point| point.identity == old.identity);
            let there = at.and_then(|at| Some((at, held.points.get(at)?, news.get(at)?)));
            fates.push(match there {
                Some((at, new, news)) => Fate {
                    words_at: words_at(held, base, old, new),
                    into: into(held, old),
                    takes_from: takes_from(held, base, at),
                    doubts: doubts
                        .continuing(old, new)
                        .into_iter()
                        .chain(doubts.taking(at))
                        .collect(),
                    ..self.continued(held, at, old, new, news)
                },
                None => Fate {
                    doubts: doubts.merged(old).into_iter().collect(),
                    ..self.gone(held, base, old)
                },
            });
        }
        for (at, (point, _)) in
            held.points.iter().zip(&news).enumerate().filter(|(_, p)| p.1.is_new)
        {
            fates.push(Fate {
                is: Some(point.label.clone()),
                answers: self.answers(held, at),
                takes_from: takes_from(held, base, at),
                doubts: doubts.taking(at),
                ..Fate::of(point, Became::New)
            });
        }
        fates
    }

    /// What speaks against what is declared of a draft and its base.
    fn doubts(&self, held: &'a Held, base: &'a Held) -> Doubts<'a> {
        let by = self.by().map(|by| by.to_string()).unwrap_or_else(|| "its author".into());
        Doubts::of(base, held, by)
    }

    /// A point that has a place in the draft.
    fn continued(
        &self,
        held: &Held,
        at: usize,
        old: &HeldPoint,
        new: &HeldPoint,
        news: &News,
    ) -> Fate {
        let became = match (news.any(), new.label == old.label) {
            (true, _) => Became::Edited,
            (false, true) => Became::Unchanged,
            (false, false) => Became::Renumbered,
        };
        Fate {
            was: Some(old.label.clone()),
            is: Some(new.label.clone()),
            changed: news.changed.clone(),
            answers: self.answers(held, at),
            ..Fate::of(new, became)
        }
    }

    /// A point that has none.
    fn gone(&self, held: &Held, base: &Held, old: &HeldPoint) -> Fate {
        let is_dropped = held.dropped.contains(&old.identity);
        let into = into(held, old);
        let became = match (is_dropped, into.is_empty()) {
            (true, _) => Became::Dropped,
            (false, false) => Became::Merged,
            (false, true) => Became::Undeclared,
        };
        let strayed = held.with_words_of(old, base).map(|point| point.label.clone());
        let words_at = strayed.filter(|label| !into.contains(label));
        Fate { was: Some(old.label.clone()), into, words_at, ..Fate::of(old, became) }
    }

    /// The amendments that the point at a place is said to answer.
    fn answers(&self, held: &Held, at: usize) -> Vec<String> {
        let here = held.answers.iter().filter(|(ordinal, _)| usize::try_from(*ordinal) == Ok(at));
        here.map(|(_, to): &(u32, To<Amendments>)| to.called(self.channel)).collect()
    }
}

/// The labels of the points that take words from one of the base, and do not continue it.
fn into(held: &Held, old: &HeldPoint) -> Vec<String> {
    held.taking(old.identity).map(|taker| taker.label.clone()).collect()
}

/// The labels of the points of the base that the point at a place takes words from.
fn takes_from(held: &Held, base: &Held, at: usize) -> Vec<String> {
    let here = held.takes.iter().filter(|(ordinal, _)| usize::try_from(*ordinal) == Ok(at));
    here.filter_map(|(_, point)| Some(base.point(*point)?.label.clone())).collect()
}

/// Where the words that a point lost stand in the draft.
fn words_at(held: &Held, base: &Held, old: &HeldPoint, new: &HeldPoint) -> Option<String> {
    let there = held.with_words_of(old, base).filter(|_| old.wording != new.wording)?;
    Some(there.label.clone())
}

impl Fate {
    /// A fate without labels, of which nothing is told yet but the words.
    fn of(point: &HeldPoint, became: Became) -> Self {
        Self {
            was: None,
            is: None,
            sub_point: point.depth > 0,
            counted: point.is_counted,
            became,
            changed: Vec::new(),
            answers: Vec::new(),
            into: Vec::new(),
            takes_from: Vec::new(),
            words_at: None,
            doubts: Vec::new(),
            words: point.heading.clone().unwrap_or_else(|| excerpt(&point.words)),
        }
    }

    /// `changed`, `changed in its sub-points`, `its heading and notes changed`.
    fn change(&self) -> String {
        match self.changed.as_slice() {
            [Changed::Words] => "changed".into(),
            [Changed::SubPoints] => "changed in its sub-points".into(),
            several => format!("its {} changed", listed(several)),
        }
    }

    /// `in answer to amendment-1`, `by the pen-holder's own hand`.
    fn hand(&self, role: Role) -> String {
        match (self.answers.as_slice(), role) {
            ([], Role::Tabled) => "by the pen-holder's own hand".into(),
            ([], Role::Submitted | Role::KnownOf) => "by the sponsor's own hand".into(),
            (answers, _) => format!("in answer to {}", listed(answers)),
        }
    }

    /// In a sentence without its subject's words.
    pub(in crate::views) fn sentence(&self, role: Role) -> String {
        let was = self.was.as_deref().unwrap_or_default();
        let Some(is) = &self.is else {
            let gone = match self.became {
                Became::Undeclared => format!("nothing is declared of {was}"),
                Became::Merged => format!("{was} went into {}", listed(&self.into)),
                _ => format!("{was} has no place in it"),
            };
            let more = self.elsewhere().into_iter().chain(self.doubts.clone());
            return more.fold(gone, |told, more| format!("{told}; {more}"));
        };
        let number = if is == was { is.clone() } else { format!("{was} is now {is}") };
        let told = match self.became {
            Became::New => format!("{is} is new, {}", self.hand(role)),
            Became::Edited if self.changed == [Changed::SubPoints] && self.answers.is_empty() => {
                format!("{number}, {}", self.change())
            }
            Became::Edited => format!("{number}, {} {}", self.change(), self.hand(role)),
            _ => format!("{number}, in the same words"),
        };
        let more = self.shared().into_iter().chain(self.elsewhere()).chain(self.doubts.clone());
        more.fold(told, |told, more| format!("{told}; {more}"))
    }

    /// `takes words from 6 too`, `4 takes words from it too`.
    fn shared(&self) -> Vec<String> {
        let mut shared = Vec::new();
        if !self.takes_from.is_empty() {
            let too = if self.was.is_some() { " too" } else { "" };
            shared.push(format!("takes words from {}{too}", listed(&self.takes_from)));
        }
        if self.was.is_some() && self.is.is_some() && !self.into.is_empty() {
            let verb = if self.into.len() == 1 { "takes" } else { "take" };
            shared.push(format!("{} {verb} words from it too", listed(&self.into)));
        }
        shared
    }

    /// `its words stand at 5, which is not declared to continue it`.
    fn elsewhere(&self) -> Option<String> {
        let at = self.words_at.as_ref()?;
        let words = if self.is.is_some() { "the words that it had" } else { "its words" };
        Some(format!("{words} stand at {at}, which is not declared to continue it"))
    }

    /// `the words of 4 stand at 5, which is not declared to continue it`, of a point of the base.
    pub(crate) fn strayed(&self) -> Option<String> {
        let (was, at) = (self.was.as_ref()?, self.words_at.as_ref()?);
        Some(format!("the words of {was} stand at {at}, which is not declared to continue it"))
    }

    /// `point 5: M declares that it continues 4; of the 9 words …`: what is declared and the words do
    /// not bear out.
    pub fn doubted(&self) -> impl Iterator<Item = String> {
        let which = match (&self.is, &self.was) {
            (None, Some(was)) => format!("what was point {was}"),
            (is, _) => format!("point {}", is.as_deref().unwrap_or_default()),
        };
        self.doubts.iter().map(move |doubt| format!("{which}: {doubt}"))
    }

    /// What a table says beside how the words begin.
    pub(in crate::views) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if !matches!(self.changed.as_slice(), [] | [Changed::Words]) {
            remarks.push(format!("{} changed", listed(&self.changed)));
        }
        if !self.answers.is_empty() {
            remarks.push(format!("answers {}", listed(&self.answers)));
        }
        if self.became == Became::Merged {
            remarks.push(format!("into {}", listed(&self.into)));
        }
        remarks.extend(self.shared());
        remarks.extend(self.elsewhere());
        remarks.extend(self.doubts.clone());
        remarks
    }
}

impl NewTitle {
    /// `the title “One” became “Two”`.
    pub(in crate::views) fn sentence(&self) -> String {
        match (&self.was, &self.is) {
            (Some(was), Some(is)) => format!("the title “{was}” became “{is}”"),
            (None, Some(is)) => format!("the title “{is}” is new"),
            (Some(was), None) => format!("the title “{was}” has no place in it"),
            (None, None) => "no title".into(),
        }
    }
}

impl Became {
    /// How it is shown.
    pub(in crate::views) const fn tone(self) -> Tone {
        match self {
            Self::Unchanged | Self::Renumbered => Tone::Plain,
            Self::Edited | Self::New | Self::Merged | Self::Dropped | Self::Undeclared => {
                Tone::Waiting
            }
        }
    }
}
