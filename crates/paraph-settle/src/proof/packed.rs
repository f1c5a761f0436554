//! Rows and tokens of a proof in few bytes: a long search makes millions of them.
//!
//! Every number stands in as many bytes as it needs, seven bits in each (LEB128), with its sign in the
//! lowest bit. What is packed is only ever added to, and read from the front.

use alloc::vec::Vec;

use super::{By, Token};
use crate::{bound::Row, multipliers::Multipliers};

/// Rows, each by its position.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rows {
    bytes: Vec<u8>,
    /// Where each begins.
    starts: Vec<usize>,
}

impl Rows {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Adds a row, unless it is the last one; says where it stands.
    pub(crate) fn keep(&mut self, row: &Row) -> usize {
        let start = self.bytes.len();
        self.push(row);
        let before = self.starts.len().checked_sub(2).and_then(|at| self.starts.get(at));
        if before.is_some_and(|&before| self.bytes[before..start] == self.bytes[start..]) {
            self.bytes.truncate(start);
            self.starts.pop();
        }
        self.starts.len() - 1
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: &Row) {
        self.starts.push(self.bytes.len());
        let Multipliers { weights, passed, prices, shares } = &row.multipliers;
        put(&mut self.bytes, row.lead);
        put_count(&mut self.bytes, row.rank);
        put_all(&mut self.bytes, weights);
        // What passes is mostly all: then nothing stands for it.
        put_all(&mut self.bytes, if passed == weights { &[] } else { passed });
        put_all(&mut self.bytes, prices);
        put_all(&mut self.bytes, shares);
    }

    /// The row at a position.
    pub(crate) fn get(&self, at: usize) -> Option<Row> {
        let mut bytes = Bytes(self.bytes.get(*self.starts.get(at)?..)?);
        let (lead, rank) = (bytes.number()?, bytes.count()?);
        let weights = bytes.numbers()?;
        let passed = bytes.numbers()?;
        let passed = if passed.is_empty() { weights.clone() } else { passed };
        let (prices, shares) = (bytes.numbers()?, bytes.numbers()?);
        Some(Row { multipliers: Multipliers { weights, passed, prices, shares }, lead, rank })
    }

    /// All, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Row> + '_ {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

/// Tokens, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tokens {
    bytes: Vec<u8>,
}

impl Tokens {
    /// Adds one.
    pub(crate) fn push(&mut self, token: &Token) {
        let bytes = &mut self.bytes;
        match token {
            Token::Point => bytes.push(0),
            Token::Branch(issue) => tagged(bytes, 1, *issue),
            Token::Option(seat) => tagged(bytes, 2, *seat),
            Token::Close(by) => {
                bytes.push(3);
                put_by(bytes, by);
            }
            Token::Drop(seat, by) => {
                tagged(bytes, 4, *seat);
                put_by(bytes, by);
            }
        }
    }

    /// All, in order.
    pub(crate) fn iter(&self) -> Unpacked<'_> {
        Unpacked(Bytes(&self.bytes))
    }
}

/// Tokens on the way out.
#[derive(Debug, Clone)]
pub(crate) struct Unpacked<'a>(Bytes<'a>);

impl Iterator for Unpacked<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = &mut self.0;
        Some(match bytes.byte()? {
            0 => Token::Point,
            1 => Token::Branch(bytes.count()?),
            2 => Token::Option(bytes.count()?),
            3 => Token::Close(bytes.by()?),
            _ => Token::Drop(bytes.count()?, bytes.by()?),
        })
    }
}

fn put(bytes: &mut Vec<u8>, number: i64) {
    put_bits(bytes, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

fn put_count(bytes: &mut Vec<u8>, count: usize) {
    put_bits(bytes, u64::try_from(count).unwrap_or(u64::MAX));
}

fn put_bits(bytes: &mut Vec<u8>, mut rest: u64) {
    while rest >= 0x80 {
        bytes.push(rest.to_le_bytes()[0] | 0x80);
        rest >>= 7;
    }
    bytes.push(rest.to_le_bytes()[0]);
}

fn put_all(bytes: &mut Vec<u8>, numbers: &[i64]) {
    put_count(bytes, numbers.len());
    numbers.iter().for_each(|&number| put(bytes, number));
}

fn put_counts(bytes: &mut Vec<u8>, counts: &[usize]) {
    put_count(bytes, counts.len());
    counts.iter().for_each(|&count| put_count(bytes, count));
}

fn tagged(bytes: &mut Vec<u8>, tag: u8, count: usize) {
    bytes.push(tag);
    put_count(bytes, count);
}

fn put_by(bytes: &mut Vec<u8>, by: &By) {
    match by {
        By::Row(at) => tagged(bytes, 0, *at),
        By::Limit(at) => tagged(bytes, 1, *at),
        By::Beaten(seat) => tagged(bytes, 2, *seat),
        By::Ranks(rows) => {
            bytes.push(3);
            put_counts(bytes, rows);
        }
        By::Settled(rows) => {
            tagged(bytes, 4, rows.len());
            for (parties, row) in rows {
                put_counts(bytes, parties);
                put_count(bytes, *row);
            }
        }
    }
}

/// Bytes that are read from the front.
#[derive(Debug, Clone)]
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn bits(&mut self) -> Option<u64> {
        let (mut bits, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            bits |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(bits);
            }
            shift += 7;
        }
    }

    fn number(&mut self) -> Option<i64> {
        let bits = self.bits()?;
        Some((bits >> 1).cast_signed() ^ -(bits & 1).cast_signed())
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.bits()?).ok()
    }

    fn numbers(&mut self) -> Option<Vec<i64>> {
        (0..self.count()?).map(|_| self.number()).collect()
    }

    fn counts(&mut self) -> Option<Vec<usize>> {
        (0..self.count()?).map(|_| self.count()).collect()
    }

    fn by(&mut self) -> Option<By> {
        Some(match self.byte()? {
            0 => By::Row(self.count()?),
            1 => By::Limit(self.count()?),
            2 => By::Beaten(self.count()?),
            3 => By::Ranks(self.counts()?),
            _ => {
                let settled = |bytes: &mut Self| Some((bytes.counts()?, bytes.count()?));
                By::Settled((0..self.count()?).map(|_| settled(self)).collect::<Option<_>>()?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::{collection::vec, prelude::*};

    use super::{super::By, Rows, Token, Tokens};
    use crate::{bound::Row, multipliers::Multipliers};

    fn by() -> impl Strategy<Value = By> {
        prop_oneof![
            any::<usize>().prop_map(By::Row),
            any::<usize>().prop_map(By::Limit),
            any::<usize>().prop_map(By::Beaten),
            vec(any::<usize>(), 0..4).prop_map(By::Ranks),
            vec((vec(any::<usize>(), 0..3), any::<usize>()), 0..3).prop_map(By::Settled),
        ]
    }

    fn token() -> impl Strategy<Value = Token> {
        prop_oneof![
            Just(Token::Point),
            any::<usize>().prop_map(Token::Branch),
            any::<usize>().prop_map(Token::Option),
            by().prop_map(Token::Close),
            (any::<usize>(), by()).prop_map(|(seat, by)| Token::Drop(seat, by)),
        ]
    }

    prop_compose! {
        fn row()(
            weights in vec(any::<i64>(), 1..4), other in proptest::option::of(any::<i64>()),
            prices in vec(any::<i64>(), 0..3), shares in vec(any::<i64>(), 0..3),
            lead: i64, rank: usize,
        ) -> Row {
            let passed = weights.iter().map(|weight| other.unwrap_or(*weight)).collect();
            Row { multipliers: Multipliers { weights, passed, prices, shares }, lead, rank }
        }
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_out_again(
            rows in vec(row(), 0..5), tokens in vec(token(), 0..8), twice: bool,
        ) {
            let (mut packed, mut kept) = (Rows::default(), Vec::new());
            for row in rows {
                prop_assert_eq!(packed.keep(&row), kept.len());
                if twice {
                    prop_assert_eq!(packed.keep(&row), kept.len(), "the last is kept once");
                }
                kept.push(row);
            }
            prop_assert_eq!(packed.iter().collect::<Vec<_>>(), kept);
            let mut packed = Tokens::default();
            tokens.iter().for_each(|token| packed.push(token));
            prop_assert_eq!(packed.iter().collect::<Vec<_>>(), tokens);
        }
    }
}
