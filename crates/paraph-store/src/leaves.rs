//! Reading a log a page at a time, so that memory does not grow with it.

use std::ops::Range;
use std::vec;

use paraph_log::entry::ChannelId;

use crate::{Store, StoreError};

/// How many leaves are read at once: of the largest ones, about 15 megabytes.
const PAGE: u64 = 256;

/// The leaves of a part of a log, in order. Holds one page of them.
///
/// Appends that land meanwhile change nothing that was there, so the pages fit together. The first
/// failure ends it.
pub struct Leaves<'a> {
    store: &'a dyn Store,
    channel: ChannelId,
    /// The positions that were not read yet.
    rest: Range<u64>,
    page: vec::IntoIter<Vec<u8>>,
}

impl<'a> Leaves<'a> {
    /// The leaves at these positions. A log that has fewer of them is an error.
    #[must_use]
    pub fn of(store: &'a dyn Store, channel: ChannelId, positions: Range<u64>) -> Self {
        Self { store, channel, rest: positions, page: Vec::new().into_iter() }
    }

    fn turn_the_page(&mut self) -> Result<(), StoreError> {
        let Range { start, end } = self.rest;
        let wanted = (end - start).min(PAGE);
        // Nothing more is asked for if this fails.
        self.rest = end..end;
        let page = self.store.leaves(self.channel, start, wanted)?;
        let found = u64::try_from(page.len()).expect("a length fits");
        if found != wanted {
            let position = start + found;
            return Err(StoreError::NoLeaf { channel: self.channel, position });
        }
        self.rest = start + found..end;
        self.page = page.into_iter();
        Ok(())
    }
}

impl Iterator for Leaves<'_> {
    type Item = Result<Vec<u8>, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.len() == 0
            && !self.rest.is_empty()
            && let Err(error) = self.turn_the_page()
        {
            return Some(Err(error));
        }
        self.page.next().map(Ok)
    }
}
