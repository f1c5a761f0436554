//! Words as they are read: with what stands over them.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

use super::bearers::Duty;
use super::side::Side;

/// A wording with the chapeau over it: `North shall` and `clear the road` are read as one sentence.
#[derive(Clone, Debug)]
pub(crate) struct Reading<'a> {
    /// All words.
    pub(crate) text: Cow<'a, str>,
    /// Which bytes are the wording's own, in order; others stand over it.
    pub(crate) own: Vec<Range<usize>>,
    /// Whether the wording is itself a chapeau that says nothing without what stands under it.
    pub(crate) is_open: bool,
}

impl<'a> Reading<'a> {
    /// Words over which nothing stands.
    pub(crate) fn plain(text: &'a str, is_open: bool) -> Self {
        let own = core::iter::once(0..text.len()).collect();
        Self { text: Cow::Borrowed(text), own, is_open }
    }

    /// Whether bytes are its own, all of them.
    pub(crate) fn is_own(&self, at: &Range<usize>) -> bool {
        self.own.iter().any(|own| own.start <= at.start && at.end <= own.end)
    }

    /// Leaves out the duties that are not its own: those of the chapeau, which are counted there, and those of
    /// a chapeau whose acts stand under it.
    pub(super) fn retain_own(&self, side: &Side<'_>, duties: &mut Vec<Duty>) {
        if !self.is_open && self.own.len() == 1 && self.own[0] == (0..self.text.len()) {
            return;
        }
        let phrases = side.phrases();
        // On what condition and when is no act.
        let says = |at: usize| {
            let is_time = phrases.times.iter().any(|time| time.is_due && time.whole.contains(&at));
            side.tokens[at].is_content()
                && !side.tokens[at].is("not")
                && phrases.condition(at).is_none()
                && !is_time
        };
        duties.retain(|duty| {
            let mut acts = duty.act.clone().filter(|at| says(*at));
            let first = acts.next();
            first.is_some_and(|first| self.is_own(&side.tokens[first].at))
        });
    }
}
