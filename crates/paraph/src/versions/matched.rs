//! Which of the drafts held here a text from elsewhere is nearest to, and where the two differ.
//!
//! Words alone are compared. Nothing is said of who had the text or gave it on: no hand-over, no
//! reader and no author is looked at.

use paraph_case::channel::Channel;
use paraph_case::seen::Seen;
use paraph_case::view::{NoView, Page, Tone, listed, number, view};
use paraph_compare::account::{Account, Row, Sameness, Site};
use paraph_compare::substance::Line;

use crate::compare::say;
use crate::file::Named;

/// In hundredths: a text that has less of a draft's words is near to none.
const NEAR_MIN: u64 = 30;
/// How many words of a point are shown.
const WORDS_SHOWN: usize = 24;

view! {
    /// A text from elsewhere, and the drafts held here.
    pub struct Match {
        /// The file with the text.
        text: String,
        /// How many points it has.
        count: u64,
        /// Every draft that is held, the nearest first.
        drafts: Vec<Version>,
        /// The drafts that are known of and not held: nothing can be matched with them.
        not_held: Vec<String>,
        /// Where the text differs from the nearest draft; empty where it is near to none.
        differences: Vec<Difference>,
        /// The changes of substance from the nearest draft to the text, a line each.
        substance: Vec<String>,
    }
}

view! {
    /// A draft, and how near the text is to it.
    pub struct Version {
        /// What it is called, with its channel where that is a joined one.
        name: String,
        /// How much of both the same words are, in hundredths.
        near: u64,
        /// Whether the words are the same throughout, and in the same order.
        is_same: bool,
        /// In how many points and sub-points they differ.
        differing: u64,
    }
}

view! {
    /// A point in which two texts differ.
    pub struct Difference {
        /// Its labels in the draft; empty where it is only in the text.
        draft: Vec<String>,
        /// Its labels in the text; empty where it is only in the draft.
        text: Vec<String>,
        /// What became of it from the draft to the text.
        fate: String,
        /// What that rests on.
        grounds: String,
        /// How the words begin: in the text, or in the draft where the text has none of it.
        words: String,
    }
}

/// A draft with what is told of it and the text.
struct Candidate {
    name: String,
    account: Account,
    /// The words that both have, and all words of both, each side counted.
    kept: usize,
    all: usize,
}

impl Match {
    /// Matches a text with the drafts of the channel and of those that are joined.
    pub(super) fn of(seen: &Seen<'_>, named: &Named) -> Result<Self, NoView> {
        let mut told: Vec<Candidate> = Vec::new();
        let mut not_held = Vec::new();
        for channel in seen.channels() {
            for (_, name, known) in channel.drafts().all().iter() {
                let name = called(seen, channel, name.as_str());
                match &known.held {
                    Some(held) => {
                        let (old, new) = (&held.text, &named.draft);
                        let parties = super::parties(channel, &[old, new]);
                        told.push(Candidate::of(name, Account::among(&parties, old, new)));
                    }
                    None => not_held.push(name),
                }
            }
        }
        if told.is_empty() {
            let why = "no draft is held here: there is nothing to match the text with";
            return Err(NoView::Refused(match not_held.as_slice() {
                [] => why.into(),
                some => format!("{why}; known of, not held: {}", listed(some)),
            }));
        }
        // Of several that are equally near the one that came last stands first.
        told.reverse();
        told.sort_by_key(|one| {
            (std::cmp::Reverse(one.near()), one.account.sameness != Sameness::Same, one.differing())
        });
        let nearest = told.first().filter(|one| one.near() >= NEAR_MIN);
        let of_nearest = |tell: fn(&Account) -> Vec<String>| nearest.map(|one| tell(&one.account));
        Ok(Self {
            text: named.name.clone(),
            count: u64::try_from(named.draft.count()).unwrap_or(u64::MAX),
            differences: nearest.map(|one| differences(&one.account)).unwrap_or_default(),
            substance: of_nearest(substance).unwrap_or_default(),
            drafts: told.iter().map(Candidate::version).collect(),
            not_held,
        })
    }

    /// The answer in lines.
    pub(super) fn lines(&self, page: &mut Page) {
        let points = number(usize::try_from(self.count).unwrap_or(usize::MAX), "point");
        let nearest = self.drafts.first().filter(|one| one.near >= NEAR_MIN);
        page.line(
            0,
            match nearest {
                Some(one) if one.is_same => {
                    format!("{}, {points}, has the words of {}", self.text, self.alike())
                }
                Some(one) => {
                    let (alike, differ) = (self.alike(), differ(one.differing));
                    format!("{}, {points}, is nearest to {alike}: {differ}", self.text)
                }
                None => format!("{}, {points}, is near to no draft that is held here", self.text),
            },
        );
        for one in &self.drafts {
            let differ = differ(one.differing);
            let said = match one.is_same {
                true => format!("{}: the same text", one.name),
                false => {
                    format!("{}: {} in 100 words the same, {differ}", one.name, one.near)
                }
            };
            page.line(1, said);
        }
        for name in &self.not_held {
            page.line(1, format!("{name}: known of, not held; nothing can be matched with it"));
        }
        self.differences.iter().for_each(|one| one.lines(page));
        if !self.substance.is_empty() {
            page.toned(0, Tone::Strong, "in substance:");
            self.substance.iter().for_each(|line| page.line(1, line.clone()));
        }
    }

    /// The drafts that are as near as the nearest one.
    fn alike(&self) -> String {
        let first = self.drafts.first();
        let same = |one: &&Version| {
            first.is_some_and(|first| {
                (one.near, one.is_same, one.differing)
                    == (first.near, first.is_same, first.differing)
            })
        };
        listed(self.drafts.iter().filter(same).map(|one| one.name.clone()))
    }
}

impl Difference {
    fn lines(&self, page: &mut Page) {
        let side = |labels: &[String]| match labels {
            [] => say::NONE.to_owned(),
            labels => labels.join(", "),
        };
        let labels = format!("{} -> {} ", side(&self.draft), side(&self.text));
        let said = format!("{}: {}", self.fate, self.words);
        let grounds = match self.grounds.is_empty() {
            true => String::new(),
            false => format!(" ({})", self.grounds),
        };
        page.pieces(0, vec![(Tone::Strong, labels), (Tone::Plain, said), (Tone::Quiet, grounds)]);
    }
}

impl Candidate {
    fn of(name: String, account: Account) -> Self {
        let counts = || account.rows.iter().map(|row| row.redline.count());
        let kept = counts().map(|count| 2 * count.kept).sum();
        let all = counts().map(|count| count.of_old + count.of_new).sum();
        Self { name, account, kept, all }
    }

    fn near(&self) -> u64 {
        let share = (100 * self.kept).checked_div(self.all).unwrap_or(100);
        u64::try_from(share).unwrap_or(100)
    }

    fn differing(&self) -> u64 {
        self.account.rows.iter().filter(|row| !row.is_kept_whole()).map(|_| 1_u64).sum()
    }

    fn version(&self) -> Version {
        Version {
            name: self.name.clone(),
            near: self.near(),
            is_same: self.account.sameness == Sameness::Same,
            differing: self.differing(),
        }
    }
}

/// Where a text differs from a draft, in the draft's order.
fn differences(account: &Account) -> Vec<Difference> {
    let rows = account.rows.iter().filter(|row| !row.is_kept_whole());
    let labels = |told: &[paraph_compare::Told], places: &[usize]| {
        places.iter().map(|place| say::label(told, *place).to_owned()).collect()
    };
    let told = |row: &Row| Difference {
        draft: labels(&account.alignment.old, &row.old),
        text: labels(&account.alignment.new, &row.new),
        fate: say::fate(row),
        grounds: say::grounds(row),
        words: match row.new.is_empty() {
            true => say::excerpt(&row.redline.old.words, WORDS_SHOWN),
            false => say::excerpt(&row.redline.new.words, WORDS_SHOWN),
        },
    };
    rows.map(told).collect()
}

/// The changes of substance from a draft to a text.
fn substance(account: &Account) -> Vec<String> {
    let line = |(site, told): (Site<'_>, Line<'_>)| {
        format!("{}: {}", say::stand(account, &site, &told), say::told(account, &site, &told))
    };
    account.substance().into_iter().map(line).collect()
}

/// `1 point differs`, `3 points differ`.
fn differ(count: u64) -> String {
    let points = number(usize::try_from(count).unwrap_or(usize::MAX), "point");
    let verb = if count == 1 { "differs" } else { "differ" };
    format!("{points} {verb}")
}

/// A draft's name, with its channel's where that is a joined one.
fn called(seen: &Seen<'_>, channel: &Channel, name: &str) -> String {
    match channel.id() == seen.channel().id() {
        true => name.to_owned(),
        false => format!("{name} of {}", channel.name()),
    }
}
