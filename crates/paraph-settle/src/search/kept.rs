//! A search that is not done yet as text, so that it can be taken up again on another day.
//!
//! What is kept is where the search stands: what is in play, the nodes still open, the best package
//! and the proof so far. The rest follows from the scenario. It goes on with the same steps, to the
//! same proof, as if it had never been interrupted.

use alloc::{collections::BTreeSet, string::String, vec::Vec};
use core::fmt::Write as _;

use super::{Frame, Search, State};
use crate::{
    ascent::Ground,
    bound::Row,
    proof::{Proof, file::package},
    settling::Ready,
    spelled::{Lines, Misspelt, put},
};

impl<'a> Search<'a> {
    /// The lines behind `search SOLUTION`.
    pub(crate) fn spell(&self, ready: &Ready, out: &mut String) {
        let _never = writeln!(out, "steps {}", self.steps);
        out.push_str("package");
        match &self.best {
            Some(best) => put(out, ready.package(&best.seats)),
            None => out.push_str(" none"),
        }
        out.push_str("\nout");
        put(out, [self.start.taken().len()]);
        out.push_str(" taken");
        put(out, self.domain.taken());
        out.push('\n');
        for frame in &self.frames {
            let _never = write!(out, "frame {} {} children", frame.next, frame.mark);
            put(out, &frame.children);
            out.push_str(" most");
            put(out, &frame.most);
            out.push('\n');
            frame.row.spell(out);
        }
        out.push_str("proof\n");
        self.proof.spell(self.ground.table, out);
        out.push_str("end\n");
    }

    /// Reads them back.
    pub(crate) fn read(
        lines: &mut Lines<'_>,
        ready: &Ready,
        ground: Ground<'a>,
    ) -> Result<Self, Misspelt> {
        let mut search = Self::new(ground);
        let mut words = lines.expect("steps")?;
        search.steps = words.number()?;
        words.end()?;
        if let Some(seats) = package(lines, ready)? {
            search.offer(&seats);
            if search.best.is_none() {
                return Err(lines.wrong("this package is not admitted"));
            }
        }
        search.read_taken(lines)?;
        while lines.peek() == Some("frame") {
            let frame = search.read_frame(lines)?;
            search.frames.push(frame);
        }
        lines.expect("proof")?.end()?;
        search.proof = Proof::read(lines, search.ground.table)?;
        lines.expect("end")?.end()?;
        search.state = match (search.steps, search.frames.is_empty()) {
            (0, true) => State::Fresh,
            (1.., false) => State::Running,
            _ => return Err(lines.wrong("a search that has begun has open nodes")),
        };
        Ok(search)
    }

    fn read_taken(&mut self, lines: &mut Lines<'_>) -> Result<(), Misspelt> {
        let table = self.ground.table;
        let mut words = lines.expect("out")?;
        let first: usize = words.number()?;
        if !words.reads("taken") {
            return Err(words.wrong("`taken` belongs here"));
        }
        let taken: Vec<usize> = words.numbers()?;
        if first > taken.len() {
            return Err(words.wrong("more were out at the beginning than are out"));
        }
        let mut seen = BTreeSet::new();
        if taken.iter().any(|&seat| seat >= table.issue.len() || !seen.insert(seat)) {
            return Err(words.wrong("an option is taken out twice, or is not there"));
        }
        taken.iter().take(first).for_each(|&seat| self.start.take(table, seat));
        taken.iter().for_each(|&seat| self.domain.take(table, seat));
        words.end()
    }

    fn read_frame(&self, lines: &mut Lines<'_>) -> Result<Frame, Misspelt> {
        let table = self.ground.table;
        let mut words = lines.expect("frame")?;
        let (next, mark) = (words.number()?, words.number()?);
        let is_labelled = words.reads("children");
        let children: Vec<usize> = words.numbers()?;
        let is_labelled = is_labelled && words.reads("most");
        let most: Vec<i64> = words.numbers()?;
        let issues: BTreeSet<_> = children.iter().map(|seat| table.issue.get(*seat)).collect();
        let lowest = self.frames.last().map_or(0, |frame| frame.mark);
        let fits = is_labelled
            && children.len() == most.len()
            && next <= children.len()
            && issues.len() == 1
            && !issues.contains(&None)
            && (lowest..=self.domain.taken().len()).contains(&mark);
        if !fits {
            return Err(words.wrong("this is no open node of a search"));
        }
        words.end()?;
        let row = Row::read(lines.expect("row")?, table)?;
        Ok(Frame { children, next, mark, row, most })
    }
}
