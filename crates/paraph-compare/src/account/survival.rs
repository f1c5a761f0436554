//! Where most of the words of a dropped or an added point stand in the other draft.

use core::ops::Range;

use paraph_text::Place;

use crate::alignment::Fate;
use crate::trace::nearest_in;

/// The passage of the other draft that has most of a point's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survival {
    /// The place of its point in the other draft.
    pub place: usize,
    /// The bytes of that point's own text from the first to the last word that both have, in
    /// their order.
    pub at: Range<usize>,
    /// How many words both have, in any order.
    pub shared: usize,
    /// How many words the dropped or added point has.
    pub of: usize,
    /// Whether that point has the same words in the same order.
    pub is_same: bool,
}

impl Survival {
    /// Whether so few of the words stand there that they may do so by chance.
    #[must_use]
    pub const fn is_little(&self) -> bool {
        self.shared < 3 || self.shared * 3 < self.of
    }
}

/// The longest pair of texts in which a passage is looked for, in bytes of the one by the other.
const BYTES_PRODUCT_MAX: usize = 64 << 20;

/// Where the words of a row without a counterpart stand.
pub(super) fn of(fate: Fate, words: &str, other: &[Place<'_>]) -> Option<Survival> {
    let (Fate::Dropped { nearest, .. } | Fate::Added { nearest, .. }) = fate else { return None };
    let near = nearest?;
    let text = other.get(near.place)?.point.text();
    let at = match words.len().saturating_mul(text.len()) > BYTES_PRODUCT_MAX {
        true => 0..text.len(),
        false => nearest_in(words, text),
    };
    let crate::alignment::Survivor { place, shared, of, is_same } = near;
    Some(Survival { place, at, shared, of, is_same })
}
