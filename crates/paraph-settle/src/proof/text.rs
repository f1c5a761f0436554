//! Rows and tokens of a proof as text: `docs/formats/settlement-proof.md` describes it to the byte.

use alloc::{format, string::String, vec::Vec};
use core::fmt::Write as _;

use super::{By, Proof, Token};
use crate::{
    bound::Row,
    multipliers::Multipliers,
    spelled::{Lines, Misspelt, Words, put},
    table::Table,
};

impl Row {
    /// `row LEAD RANK weights …`, and what the scenario asks for beyond weights.
    pub(crate) fn spell(&self, out: &mut String) {
        let Multipliers { weights, passed, prices, shares } = &self.multipliers;
        let _never = write!(out, "row {} {} weights", self.lead, self.rank);
        put(out, weights);
        if passed != weights {
            out.push_str(" passed");
            put(out, passed);
        }
        if !prices.is_empty() {
            out.push_str(" prices");
            put(out, prices);
        }
        if !shares.is_empty() {
            out.push_str(" shares");
            put(out, shares);
        }
        out.push('\n');
    }

    /// Reads it back, behind the word `row`; as many numbers as the scenario asks for.
    pub(crate) fn read(mut words: Words<'_>, table: &Table) -> Result<Self, Misspelt> {
        let (lead, rank) = (words.number()?, words.number()?);
        let weights = listed(&mut words, "weights", table.parties())?;
        let passed = match words.comes("passed") {
            true => listed(&mut words, "passed", table.parties())?,
            false => weights.clone(),
        };
        let prices = listed(&mut words, "prices", table.limits.len())?;
        let shares = listed(&mut words, "shares", table.shares)?;
        words.end()?;
        Ok(Self { multipliers: Multipliers { weights, passed, prices, shares }, lead, rank })
    }
}

/// A word and so many numbers; nothing at all where there are none.
fn listed(words: &mut Words<'_>, word: &str, count: usize) -> Result<Vec<i64>, Misspelt> {
    if count == 0 {
        return Ok(Vec::new());
    }
    if !words.reads(word) {
        return Err(words.wrong(format!("`{word}` belongs here")));
    }
    let numbers = words.numbers()?;
    if numbers.len() == count {
        return Ok(numbers);
    }
    let found = numbers.len();
    Err(words.wrong(format!("`{word}` has {found} numbers where the scenario asks for {count}")))
}

impl By {
    fn spell(&self, table: &Table, out: &mut String) {
        match self {
            Self::Settled(rows) => {
                out.push_str(" settled");
                for (at, (parties, row)) in rows.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { " /" });
                    put(out, parties);
                    put(out, [row]);
                }
            }
            Self::Beaten(seat) => {
                out.push_str(" beaten");
                put(out, [seat - table.first[table.issue[*seat]]]);
            }
            Self::Row(at) => {
                out.push_str(" row");
                put(out, [at]);
            }
            Self::Ranks(rows) => {
                out.push_str(" ranks");
                put(out, rows);
            }
            Self::Limit(at) => {
                out.push_str(" limit");
                put(out, [at]);
            }
        }
    }

    /// Reads it back; `dropped` is the issue of the option that is ruled out, if one is.
    fn read(
        words: &mut Words<'_>,
        table: &Table,
        dropped: Option<usize>,
    ) -> Result<Self, Misspelt> {
        match words.word() {
            "settled" => settled(words).map(Self::Settled),
            "beaten" => match dropped {
                Some(issue) => seat_of(words, table, issue).map(Self::Beaten),
                None => Err(words.wrong("`beaten` rules out one option, and closes nothing")),
            },
            "row" => Ok(Self::Row(words.number()?)),
            "ranks" => Ok(Self::Ranks(words.numbers()?)),
            "limit" => Ok(Self::Limit(words.number()?)),
            _ => Err(words.wrong("`row`, `ranks`, `settled`, `limit` or `beaten` belongs here")),
        }
    }
}

impl Token {
    fn spell(&self, table: &Table, out: &mut String) {
        let mut seat = |word: &str, seat: usize| {
            out.push_str(word);
            let issue = table.issue[seat];
            put(out, [issue, seat - table.first[issue]]);
        };
        match self {
            Self::Drop(at, by) => {
                seat("drop", *at);
                by.spell(table, out);
            }
            Self::Close(by) => {
                out.push_str("close");
                by.spell(table, out);
            }
            Self::Point => out.push_str("point"),
            Self::Branch(issue) => {
                out.push_str("branch");
                put(out, [issue]);
            }
            Self::Option(at) => seat("option", *at),
        }
        out.push('\n');
    }

    /// A token, unless another word comes next.
    fn read(lines: &mut Lines<'_>, table: &Table) -> Result<Option<Self>, Misspelt> {
        let Some("drop" | "close" | "point" | "branch" | "option") = lines.peek() else {
            return Ok(None);
        };
        let mut words = lines.line()?;
        let token = match words.word() {
            "drop" => {
                let seat = seat(&mut words, table)?;
                Self::Drop(seat, By::read(&mut words, table, Some(table.issue[seat]))?)
            }
            "close" => Self::Close(By::read(&mut words, table, None)?),
            "point" => Self::Point,
            "branch" => Self::Branch(words.number()?),
            _ => Self::Option(seat(&mut words, table)?),
        };
        words.end()?;
        Ok(Some(token))
    }
}

/// For each row, the parties that are settled, then the row; a stroke between two.
fn settled(words: &mut Words<'_>) -> Result<Vec<(Vec<usize>, usize)>, Misspelt> {
    let mut rows = Vec::new();
    loop {
        let mut parties: Vec<usize> = words.numbers()?;
        let Some(row) = parties.pop() else { return Err(words.wrong("a row belongs here")) };
        rows.push((parties, row));
        if !words.reads("/") {
            return Ok(rows);
        }
    }
}

/// Issue and option, by position.
fn seat(words: &mut Words<'_>, table: &Table) -> Result<usize, Misspelt> {
    let issue = words.number()?;
    seat_of(words, table, issue)
}

/// An option of this issue, by position.
fn seat_of(words: &mut Words<'_>, table: &Table, issue: usize) -> Result<usize, Misspelt> {
    let option: usize = words.number()?;
    let seats = if issue < table.issues() { table.seats(issue) } else { 0..0 };
    let is_there = option < seats.len();
    is_there.then_some(seats.start + option).ok_or_else(|| words.wrong("there is no such option"))
}

impl Proof {
    /// All rows, then all tokens, a line each.
    pub(crate) fn spell(&self, table: &Table, out: &mut String) {
        self.rows.iter().for_each(|row| row.spell(out));
        self.tokens.iter().for_each(|token| token.spell(table, out));
    }

    /// Reads them back, up to the first line that is neither.
    pub(crate) fn read(lines: &mut Lines<'_>, table: &Table) -> Result<Self, Misspelt> {
        let mut proof = Self::default();
        while lines.peek() == Some("row") {
            proof.rows.push(&Row::read(lines.expect("row")?, table)?);
        }
        while let Some(token) = Token::read(lines, table)? {
            proof.say(&token);
        }
        Ok(proof)
    }
}
