//! Texts that are too long to be compared by word: one change, between what they begin and end with alike.

use alloc::vec::Vec;

use super::{Mark, Run};

/// The longest text that is compared by word, in bytes: some 700,000 words.
const BYTES_MAX: usize = 1 << 22;

/// The runs of two texts of which one is too long; nothing of others.
pub(super) fn runs(old: &str, new: &str) -> Option<Vec<Run>> {
    if old.len().max(new.len()) <= BYTES_MAX {
        return None;
    }
    let front = front(old, new);
    let back = back(&old[front..], &new[front..]);
    let (old_end, new_end) = (old.len() - back, new.len() - back);
    let runs = [
        Run { mark: Mark::Kept, old: 0..front, new: 0..front },
        Run { mark: Mark::Struck, old: front..old_end, new: front..front },
        Run { mark: Mark::Written, old: old_end..old_end, new: front..new_end },
        Run { mark: Mark::Kept, old: old_end..old.len(), new: new_end..new.len() },
    ];
    Some(runs.into_iter().filter(|run| !run.old.is_empty() || !run.new.is_empty()).collect())
}

/// The bytes that both begin with, up to the last space among them: no word is cut in two.
fn front(old: &str, new: &str) -> usize {
    let pairs = old.bytes().zip(new.bytes());
    let alike = pairs.take_while(|(one, other)| one == other).count();
    let alike = &old[..old.floor_char_boundary(alike)];
    alike.len() - alike.rsplit(char::is_whitespace).next().map_or(0, str::len)
}

/// The bytes that both end with, from the first space among them.
fn back(old: &str, new: &str) -> usize {
    let pairs = old.bytes().rev().zip(new.bytes().rev());
    let alike = pairs.take_while(|(one, other)| one == other).count();
    let alike = &old[old.ceil_char_boundary(old.len() - alike)..];
    let first = alike.char_indices().find(|(_, char)| char.is_whitespace());
    first.map_or(0, |(at, char)| alike.len() - at - char.len_utf8())
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use crate::redline::{Mark, Redline};

    #[test]
    fn texts_that_are_too_long_are_one_change() {
        let words = "The line of contact is frozen.\n".repeat(200_000);
        let old = ["At first ten men stay. ", &words, "Then they leave."].concat();
        let new = ["At first nine men stay. ", &words, "Then they leave."].concat();
        let redline = Redline::of(&old, &new);
        let marks: Vec<Mark> = redline.runs().iter().map(|run| run.mark).collect();
        assert_eq!(marks, [Mark::Kept, Mark::Struck, Mark::Written, Mark::Kept]);
        let words: Vec<&str> = redline.runs().iter().map(|run| run.words(&redline)).collect();
        assert_eq!(words[..3], ["At first ", "ten ", "nine "]);
        assert_eq!((redline.old_text(), redline.new_text()), (old.clone(), new));
        let none = Redline::of(&old, "");
        assert_eq!((none.old_text(), none.new_text()), (old, "".into()));
    }
}
