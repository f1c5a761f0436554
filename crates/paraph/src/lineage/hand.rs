//! Why a point is new or changed: an amendment of the channel that it answers, or its author's own
//! hand.

use paraph_case::amendments::{Amendment, Change};
use paraph_case::drafts::{HeldPoint, News};
use paraph_text::normal_words;

use super::proposal::Work;
use super::row::{Answer, Proposed, Question};

/// Says of a new or changed point why it is so, or asks.
///
/// A point that has the very words of an amendment answers it. Where an amendment to the point is open
/// and the words are others, only their author knows whether they answer it.
pub(super) fn hands(work: &Work<'_>, new: usize, news: &[(usize, News)], proposed: &mut Proposed) {
    let (Some(point), label) = (work.new.points.get(new), work.new_label(new)) else { return };
    let own_hand = format!("own-hand {label}");
    if news.iter().all(|(at, _)| *at != new) {
        // In the same words it is no change if it goes on, and new if it does not: whoever answers
        // that it does not must say whose hand it is.
        let about_it = |question: &&mut Question| {
            question.answers.iter().any(|answer| goes_on(answer, &label))
        };
        for question in proposed.asked.iter_mut().filter(about_it) {
            for answer in question.answers.iter_mut().filter(|answer| !goes_on(answer, &label)) {
                answer.lines.push(own_hand.clone());
            }
        }
        return;
    }
    let open = open_amendments(work, point);
    let exact = open.iter().find(|(_, amendment)| has_words_of(point, amendment));
    if let Some((name, _)) = exact {
        proposed.declares.push(format!("answers {label}={name}"));
    } else if open.is_empty() {
        proposed.declares.push(own_hand);
    } else {
        let answers = open.iter().map(|(name, _)| Answer::of([format!("answers {label}={name}")]));
        let answers = std::iter::once(Answer::of([own_hand])).chain(answers).collect();
        proposed.asked.push(Question { answers });
    }
}

/// Whether an answer says that the point with this label continues one.
fn goes_on(answer: &Answer, label: &str) -> bool {
    let begin = format!("continues {label}=");
    answer.lines.iter().any(|line| line.starts_with(&begin))
}

/// The amendments that nobody has disposed of or withdrawn and that a point may answer: those to the
/// point that it continues, and those that propose its very words as a point of its own.
fn open_amendments<'a>(work: &'a Work<'_>, point: &HeldPoint) -> Vec<(String, &'a Amendment)> {
    let all = work.seen.channel().amendments().all().iter();
    let open = all.filter(|(_, _, one)| !one.withdrawn && one.disposition.is_none());
    let may = |one: &Amendment| match &one.change {
        Change::Replace(_) => one.at.point == point.identity,
        Change::InsertAfter(_) => has_words_of(point, one),
        Change::Delete => false,
    };
    let open = open.filter(|(_, _, one)| may(one));
    open.map(|(_, name, one)| (name.to_string(), one)).collect()
}

/// Whether a point has the words that an amendment proposes.
fn has_words_of(point: &HeldPoint, amendment: &Amendment) -> bool {
    match &amendment.change {
        Change::Replace(words) | Change::InsertAfter(words) => {
            normal_words(words.as_str()) == normal_words(&point.words)
        }
        Change::Delete => false,
    }
}
