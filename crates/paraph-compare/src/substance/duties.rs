//! How many duties each bearer has in a draft: counted the same way for all.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::bearers::{self, Duty};
use super::context::Context;
use super::force;
use super::pair::{Pair, Which};
use super::pieces::pieces;
use super::reading::Reading;
use super::side::Side;
use crate::spelling;

/// How many duties a bearer has in the old draft and in the new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// In the old draft.
    pub old: usize,
    /// In the new draft.
    pub new: usize,
    /// Duties of the new draft that the points they stand in did not lay on this bearer before.
    pub gained: usize,
    /// Duties of the old draft that the points they stood in do not lay on this bearer any more.
    pub lost: usize,
}

impl Duties {
    /// Adds what was counted of other wordings.
    pub(crate) const fn add(&mut self, other: Self) {
        self.old += other.old;
        self.new += other.new;
        self.gained += other.gained;
        self.lost += other.lost;
    }
}

/// The duties of each bearer in two drafts.
///
/// A duty is a verb that binds (`shall`, `must`, `undertakes to`, `will`), a ban too; its bearer is
/// the subject, or the agent in the passive. A sentence whose subject names several parties, or all
/// of them, counts for each. Other bearers are counted under the words that name them; who is not
/// named is not counted. How heavy a duty is, is not weighed. `docs/substance.md` says who counts as a
/// bearer.
///
/// A duty to do what another bore before is one gained, and for the other one lost; so is a ban in
/// place of a duty to do the same, for one bearer. Duties in other words are set off against each
/// other by number.
#[must_use]
pub fn duties(old: &str, new: &str, context: &Context) -> BTreeMap<String, Duties> {
    let (old, new) = (Reading::plain(old, false), Reading::plain(new, false));
    super::told([&old, &new], context, |bearer| bearer, false).duties
}

/// The duties of a wording that stayed as it was, with the names that its bearers have now.
pub(super) fn of_one(
    text: &Reading<'_>,
    context: &Context,
    renamed: impl Fn(String) -> String,
) -> BTreeMap<String, Duties> {
    let mut counts: BTreeMap<String, Duties> = BTreeMap::new();
    for bearer in bearers_of(text, context) {
        counts.entry(bearer.clone()).or_default().new += 1;
        counts.entry(renamed(bearer)).or_default().old += 1;
    }
    counts
}

/// The duties of wordings that are too long to be put beside each other: what was gained and lost is a
/// matter of numbers alone.
pub(super) fn in_pieces(
    [old, new]: [&Reading<'_>; 2],
    context: &Context,
    renamed: impl Fn(String) -> String,
) -> BTreeMap<String, Duties> {
    let mut counts: BTreeMap<String, Duties> = BTreeMap::new();
    for bearer in bearers_of(old, context) {
        counts.entry(renamed(bearer)).or_default().old += 1;
    }
    for bearer in bearers_of(new, context) {
        counts.entry(bearer).or_default().new += 1;
    }
    for count in counts.values_mut() {
        count.gained = count.new.saturating_sub(count.old);
        count.lost = count.old.saturating_sub(count.new);
    }
    counts
}

/// Those whom the duties of a reading bind, one for each.
fn bearers_of(reading: &Reading<'_>, context: &Context) -> Vec<String> {
    let text = &*reading.text;
    let of = |piece: &str| {
        let side = Side::of(piece, &context.reader);
        let mut duties = bearers::duties(&side, context);
        // What is cut in pieces is longer than any chapeau with what stands under it.
        if piece.len() == text.len() {
            reading.retain_own(&side, &mut duties);
        }
        duties.into_iter().flat_map(|duty| duty.bearers).collect::<Vec<_>>()
    };
    pieces(text).flat_map(of).collect()
}

/// The duties that two wordings lay on their bearers.
pub(super) struct Laid([Vec<Duty>; 2]);

impl Laid {
    /// Reads the duties of both, with the bearers of the old one under the names that they have now.
    pub(super) fn of(
        sides: &[Side<'_>; 2],
        readings: [&Reading<'_>; 2],
        context: &Context,
        renamed: impl Fn(String) -> String,
    ) -> Self {
        let mut all = sides.each_ref().map(|side| bearers::duties(side, context));
        for (at, reading) in readings.into_iter().enumerate() {
            reading.retain_own(&sides[at], &mut all[at]);
        }
        for bearer in all[0].iter_mut().flat_map(|duty| &mut duty.bearers) {
            *bearer = renamed(core::mem::take(bearer));
        }
        respelled(&mut all, context);
        Self(all)
    }

    /// How many each bearer has, gained and lost. Where both wordings were too long to be put beside
    /// each other, what was gained and lost is a matter of numbers alone.
    pub(super) fn counted(&self, pair: Option<&Pair<'_>>) -> BTreeMap<String, Duties> {
        let Self(all) = self;
        let mut counts: BTreeMap<String, Duties> = BTreeMap::new();
        for (which, duties) in all.iter().enumerate() {
            for bearer in duties.iter().flat_map(|duty| &duty.bearers) {
                let count = counts.entry(bearer.clone()).or_default();
                *(if which == 0 { &mut count.old } else { &mut count.new }) += 1;
            }
        }
        let unknown = || all.each_ref().map(|duties| vec![Fate::Unknown; duties.len()]);
        weigh(all, &pair.map_or_else(unknown, |pair| fates(pair, all)), &mut counts);
        if let Some(pair) = pair {
            unchanged(pair, all, &mut counts);
        }
        counts
    }
}

/// Takes bearers of the old wording under the name that they have in the new, where this is another by spelling, by an
/// ending or by a small word alone: `the organisation`, `the organization`; `no vessel`, `vessels`.
fn respelled([olds, news]: &mut [Vec<Duty>; 2], context: &Context) {
    let names = |duties: &[Duty]| -> BTreeSet<String> {
        duties.iter().flat_map(|duty| duty.bearers.iter().cloned()).collect()
    };
    let (old_names, new_names) = (names(olds), names(news));
    for old in old_names.difference(&new_names) {
        let mut others = new_names.difference(&old_names);
        let Some(new) = others.find(|new| is_one_name(old, new, context)) else { continue };
        let all = olds.iter_mut().flat_map(|duty| &mut duty.bearers);
        all.filter(|bearer| *bearer == old).for_each(|bearer| bearer.clone_from(new));
    }
}

/// Whether two names are one in another spelling or form.
fn is_one_name(one: &str, other: &str, context: &Context) -> bool {
    let words = |name: &str| -> Vec<String> {
        let says = |word: &str| {
            let entries = context.reader.entries(&word.to_lowercase());
            !entries.has("small") && !entries.has("article")
        };
        name.split_whitespace().filter(|word| says(word)).map(String::from).collect()
    };
    let (one, other) = (words(one), words(other));
    let is_same = |(one, other): (&String, &String)| {
        let forms = [one, other].map(|word| context.reader.word(word));
        spelling::plain(one) == spelling::plain(other) || forms[0].forms.meet(&forms[1].forms)
    };
    !one.is_empty() && one.len() == other.len() && one.iter().zip(&other).all(is_same)
}

/// What the other text has of an act that somebody must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// A duty, by its place among the duties.
    Duty(usize),
    /// The act, but nobody must do it.
    Freed,
    /// No word of it.
    Unknown,
}

/// What became of each duty of both texts.
fn fates(pair: &Pair<'_>, all: &[Vec<Duty>; 2]) -> [Vec<Fate>; 2] {
    let one_way = Which::BOTH.map(|which| {
        let others = &all[which.other() as usize];
        let open = |verb: usize| pair.token(which.other(), verb).is("force");
        // What is still open between brackets is neither laid on nobody nor on somebody else.
        let is_open =
            |which: Which, verb: usize| !force::alternatives(pair.side(which), verb).is_empty();
        let fate = |duty: &Duty| {
            let Some(mate) = mate(pair, which, duty) else { return Fate::Unknown };
            let other = others.iter().position(|other| other.act.contains(&mate));
            let governs = force::governing_act(pair.side(which.other()), mate);
            let verb = other.map(|other| others[other].verb).or(governs);
            match (verb, other) {
                (Some(verb), _) if is_open(which, duty.verb) || is_open(which.other(), verb) => {
                    Fate::Unknown
                }
                (_, Some(other)) => Fate::Duty(other),
                (Some(verb), None) if open(verb) => Fate::Freed,
                _ => Fate::Unknown,
            }
        };
        all[which as usize].iter().map(fate).collect::<Vec<_>>()
    });
    // Two duties are one if each has the other's act.
    [0, 1].map(|which| {
        let mutual = |(own, fate): (usize, &Fate)| match fate {
            Fate::Duty(other) if one_way[1 - which][*other] != Fate::Duty(own) => Fate::Unknown,
            fate => *fate,
        };
        one_way[which].iter().enumerate().map(mutual).collect()
    })
}

/// How many words behind a verb are looked at for what must be done.
const ACT_REACH: usize = 3;

/// Where the act of a duty stands in the other text.
fn mate(pair: &Pair<'_>, which: Which, duty: &Duty) -> Option<usize> {
    let side = pair.side(which);
    let act = duty.act.clone();
    let act = act.filter(|at| side.tokens[*at].is_content() && !side.tokens[*at].is("not"));
    act.take(ACT_REACH).find_map(|at| pair.mate_of(which, at))
}

/// Takes back what somebody lost and gained in the same words: it stands elsewhere, between words that are the
/// other's too.
fn unchanged(pair: &Pair<'_>, all: &[Vec<Duty>; 2], counts: &mut BTreeMap<String, Duties>) {
    let acts = |which: Which, duty: &Duty| -> Vec<usize> {
        let says = |at: &usize| {
            let token = pair.token(which, *at);
            token.is_content() && !token.is("not") && !token.is("barred")
        };
        duty.act.clone().filter(says).collect()
    };
    let is_same = |old: &Duty, new: &Duty| {
        let (olds, news) = (acts(Which::Old, old), acts(Which::New, new));
        old.is_ban == new.is_ban
            && olds.len() == news.len()
            && olds.iter().zip(&news).all(|(old, new)| {
                pair.token(Which::Old, *old).is_same(pair.token(Which::New, *new))
            })
    };
    for (bearer, count) in counts.iter_mut().filter(|(_, count)| count.gained > 0 && count.lost > 0)
    {
        let of = |which: Which| {
            let own = all[which as usize].iter();
            own.filter(|duty| duty.bearers.contains(bearer)).collect::<Vec<_>>()
        };
        let (olds, mut news) = (of(Which::Old), of(Which::New));
        let mut kept = 0;
        for old in &olds {
            if let Some(at) = news.iter().position(|new| is_same(old, new)) {
                news.swap_remove(at);
                kept += 1;
            }
        }
        // No more is lost than what is not there any more, and no more gained than what is new.
        count.lost = count.lost.min(count.old.saturating_sub(kept));
        count.gained = count.gained.min(count.new.saturating_sub(kept));
    }
}

/// Counts what was gained and lost.
fn weigh(all: &[Vec<Duty>; 2], fates: &[Vec<Fate>; 2], counts: &mut BTreeMap<String, Duties>) {
    let mut open: BTreeMap<&String, [usize; 2]> = BTreeMap::new();
    for which in [0, 1] {
        for (duty, fate) in all[which].iter().zip(&fates[which]) {
            for bearer in &duty.bearers {
                let is_kept = match fate {
                    Fate::Duty(other) => {
                        let other = &all[1 - which][*other];
                        other.bearers.contains(bearer) && other.is_ban == duty.is_ban
                    }
                    Fate::Freed => false,
                    Fate::Unknown => {
                        open.entry(bearer).or_default()[which] += 1;
                        continue;
                    }
                };
                let count = counts.entry(bearer.clone()).or_default();
                *(if which == 0 { &mut count.lost } else { &mut count.gained }) +=
                    usize::from(!is_kept);
            }
        }
    }
    for (bearer, [old, new]) in open {
        let count = counts.entry(bearer.clone()).or_default();
        count.gained += new.saturating_sub(old);
        count.lost += old.saturating_sub(new);
    }
}
