//! Two answers to one draft, beside each other, point by point.

use std::collections::{BTreeMap, VecDeque};

use paraph_case::view::{Page, listed, number, spans};
use paraph_compare::Fate;
use paraph_compare::account::{Account, Row};
use paraph_compare::struck::Struck;
use paraph_compare::substance::Party;
use paraph_compare::three::{self as engine, Beside, Both, Three};
use paraph_exchange::Apart;
use paraph_text::Draft;

use super::say::StruckLine;
use super::{Form, different, html, say, written};
use crate::Answer;
use crate::failure::Failure;
use crate::file::Named;

pub(super) use json::schema;

mod json;
mod page;

/// What the answers are called to people, in the order in which they were given: no side is taken.
pub(super) const FIRST: &str = "first answer";
pub(super) const SECOND: &str = "second answer";

/// A draft and two answers to it.
pub(super) struct Answers<'a> {
    pub(super) base: &'a Named,
    pub(super) ours: &'a Named,
    pub(super) theirs: &'a Named,
    pub(super) three: Three,
    /// The same of each answer with the words that are struck out by hand.
    pub(super) struck: [Option<Struck>; 2],
}

impl<'a> Answers<'a> {
    /// What was left out of the one file and not of the base's.
    fn apart(&self, answer: &Named) -> Option<Apart> {
        self.base.left_out.apart(&answer.left_out)
    }

    /// Whether a comparison stayed within bounds by not looking up the commonest words.
    fn is_bounded(&self) -> bool {
        [&self.three.ours, &self.three.theirs].iter().any(|one| one.alignment.is_bounded)
    }

    /// What words struck out by hand change in the first answer, or in the second.
    fn struck_lines(&self, side: usize) -> Vec<StruckLine> {
        self.struck[side].as_ref().map(say::struck).unwrap_or_default()
    }

    /// Each answer: what it is called, its file, and the base against it.
    fn sides(&self) -> [(&'static str, &'a Named, &Account); 2] {
        [(FIRST, self.ours, &self.three.ours), (SECOND, self.theirs, &self.three.theirs)]
    }

    /// The parties: those that were given or that a draft defines, each once.
    pub(super) fn parties(&self) -> Vec<Party> {
        let mut all = self.three.ours.parties.clone();
        let more = self.three.theirs.parties.iter();
        let new: Vec<Party> =
            more.filter(|one| !all.iter().any(|known| known.is_same(one))).cloned().collect();
        all.extend(new);
        all
    }

    /// The three texts.
    pub(super) fn drafts(&self) -> [&'a Draft; 3] {
        [&self.base.draft, &self.ours.draft, &self.theirs.draft]
    }

    /// What a reader must know before trusting the rest: what was not compared, a sentence each.
    pub(super) fn warnings(&self) -> Vec<String> {
        let apart = self.sides().into_iter().filter_map(|(side, named, _)| {
            let apart = self.apart(named)?;
            Some(format!("{side}: {}", say::apart(&apart, ["base", "answer"])))
        });
        apart.chain(self.is_bounded().then(|| say::BOUNDED.to_owned())).collect()
    }
}

/// What two answers added: in the same words, and each alone. What fills a number that the base keeps free is told
/// at that number.
pub(super) struct Added<'a> {
    pub(super) both: Vec<(&'a Row, &'a Row)>,
    pub(super) ours: Vec<&'a Row>,
    pub(super) theirs: Vec<&'a Row>,
}

impl<'a> Added<'a> {
    /// What was added to the base; of points with the same words each is paired once, in their order.
    pub(super) fn of(three: &'a Three) -> Self {
        let words = |row: &Row| say::one_line(&row.redline.new.words);
        let mut by_words: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        let fills = |rows: &[Row], of: fn(&Beside) -> usize, row: &Row| {
            matches!(row.fate, Fate::Added { was_vacant: true, .. })
                && three.points.iter().any(|point| std::ptr::eq(&rows[of(point)], row))
        };
        let ours = three.ours.added();
        let ours = ours.filter(|row| !fills(&three.ours.rows, |point| point.ours, row));
        let theirs = three.theirs.added();
        let theirs = theirs.filter(|row| !fills(&three.theirs.rows, |point| point.theirs, row));
        let mut theirs: Vec<Option<&Row>> = theirs.map(Some).collect();
        for (at, row) in theirs.iter().flatten().enumerate() {
            by_words.entry(words(row)).or_default().push_back(at);
        }
        let (mut both, mut alone) = (Vec::new(), Vec::new());
        for row in ours {
            let at = by_words.get_mut(&words(row)).and_then(VecDeque::pop_front);
            match at.and_then(|at| theirs.get_mut(at)).and_then(Option::take) {
                Some(other) => both.push((row, other)),
                None => alone.push(row),
            }
        }
        Self { both, ours: alone, theirs: theirs.into_iter().flatten().collect() }
    }
}

/// The answer: the status is 0 if both answers are the draft itself.
pub(super) fn answer(
    form: &Form,
    [base, ours, theirs]: [&Named; 3],
    parties: &[Party],
    render: impl Fn(&Page) -> String,
) -> Result<Answer, Failure> {
    let three = Three::among(parties, &base.draft, &ours.draft, &theirs.draft);
    let is_same = base.is_same(ours) && base.is_same(theirs);
    let struck = [(ours, &three.ours), (theirs, &three.theirs)]
        .map(|(answer, account)| Struck::of(parties, account, [base.reading(), answer.reading()]));
    let answers = Answers { base, ours, theirs, three, struck };
    let out = match form {
        Form::Json => format!("{}\n", json::of(&answers).to_pretty()),
        Form::Html(name) => {
            let summary = |said: &mut Page| page::summary(&answers, said);
            written(name, html::of_three(&answers), summary, render)?
        }
        // The other forms are refused with three files.
        _ => render(&page::of(&answers)),
    };
    Ok(Answer { status: different(is_same), out, ..Answer::default() })
}

/// Whether an answer has nothing of a row that had words.
pub(super) fn is_gone(row: &Row) -> bool {
    row.new.is_empty() && row.fate != Fate::Vacant
}

/// Whether an answer changed the words of a row that it kept: it has words to read.
pub(super) fn is_reworded(account: &Account, row: &Row) -> bool {
    let mut runs = 0..row.redline.runs.len();
    !row.new.is_empty() && runs.any(|run| account.is_edit(row, run))
}

/// The words of the draft that both changed, each in its own way: all, where one dropped the point.
fn contested(three: &Three, point: &Beside) -> Vec<String> {
    let words = three.ours.rows[point.ours].redline.old.words_of(point.place);
    let cut = match &point.both {
        Both::Clash(ranges) => ranges.iter().filter_map(|at| words.get(at.clone())).collect(),
        Both::Against { .. } => vec![words],
        _ => Vec::new(),
    };
    cut.into_iter().map(say::one_line).filter(|words| !words.is_empty()).collect()
}

/// How two answers that clash over a point do so, in a sentence; nothing where they do not clash.
pub(super) fn clash(three: &Three, point: &Beside) -> Option<String> {
    if !point.both.is_clash() {
        return None;
    }
    if let Both::Against { .. } = point.both {
        return Some(both(&point.both));
    }
    let words = contested(three, point);
    let words: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
    Some(match words.is_empty() {
        true => "both wrote other words into the same place".to_owned(),
        false => format!("both changed {}", listed(words)),
    })
}

/// How two answers to one point stand to each other, in words.
pub(super) fn both(both: &Both) -> String {
    let said = match both {
        Both::Neither => "neither changed the words",
        Both::Ours => "only the first answer changed it",
        Both::Theirs => "only the second answer changed it",
        Both::Alike => "both made the same change",
        Both::Apart => "both changed other words",
        Both::Clash(_) => "both changed the same words",
        Both::Against { dropped_by, is_extended } => {
            let [gone, other] = match dropped_by {
                engine::Answer::Ours => [FIRST, SECOND],
                engine::Answer::Theirs => [SECOND, FIRST],
            };
            let did = if *is_extended { "added to it" } else { "changed it" };
            return format!("the {gone} dropped it, the {other} {did}");
        }
    };
    said.to_owned()
}

/// Whether two answers to a point stand to each other so.
type Is<'a> = &'a dyn Fn(&Beside) -> bool;

/// Which points stand how, a line each, what asks for a decision first.
pub(super) fn sums(three: &Three) -> Vec<String> {
    let old = &three.ours.alignment.old;
    let is_against = |extended: bool| move |point: &Beside| matches!(point.both, Both::Against { is_extended, .. } if is_extended == extended);
    let is_clash = |point: &Beside| matches!(point.both, Both::Clash(_));
    let stands = |both: Both| move |point: &Beside| point.both == both;
    let kinds: [(&str, Is<'_>); 8] = [
        ("one dropped and the other changed", &is_against(false)),
        ("one dropped and the other added to it", &is_against(true)),
        ("both changed the same words", &is_clash),
        ("both changed other words", &stands(Both::Apart)),
        ("both made the same change or dropped it", &stands(Both::Alike)),
        ("only the first answer changed or dropped", &stands(Both::Ours)),
        ("only the second answer changed or dropped", &stands(Both::Theirs)),
        ("neither changed the words", &stands(Both::Neither)),
    ];
    let line = |(said, is): &(&str, Is<'_>)| {
        let points = three.points.iter().filter(|point| is(point));
        let labels: Vec<&str> = points.map(|point| say::label(old, point.place)).collect();
        let count = number(labels.len(), "point");
        (!labels.is_empty()).then(|| format!("{said}: {count}: {}", listed(spans(&labels))))
    };
    kinds.iter().filter_map(line).collect()
}
