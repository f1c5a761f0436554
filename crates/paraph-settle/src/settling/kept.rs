//! A settling that is not done yet as text, to be taken up again.

use alloc::{format, string::String, vec::Vec};
use core::fmt::Write as _;

use super::{Answer, Bound, Ready, Search, Settling, Solution, Staircase, Way};
use crate::{
    ascent::Ground,
    proof::Certificate,
    spelled::{Lines, Misspelt, header, put, same},
};

/// What the first line of the text says it is.
const FIRST: &str = "paraph-settlement-work";

/// Work as it was kept.
#[derive(Debug, Clone)]
pub struct Kept<'a> {
    /// Which scenario it is of, as whoever kept it said.
    pub scenario: String,
    /// The work.
    pub settling: Settling<'a>,
}

impl<'a> Settling<'a> {
    /// The work so far as text. To be asked before [`Settling::stop`], which ends it.
    ///
    /// It holds what follows from the ratings and reservation values of all parties.
    #[must_use]
    pub fn keep(&self, scenario: &str) -> String {
        let way = match self.way {
            Way::Search if self.known.is_some() => "proof",
            Way::Search => "search",
            // Each step is a short one: it is done again.
            Way::Whole(_) | Way::Merged => "again",
        };
        // The frontier of two parties that is searched for is begun anew: it is not kept.
        let stairs = self.staircase.as_ref().map_or(0, Staircase::steps);
        let steps = self.steps - stairs;
        let mut out = header(FIRST, scenario);
        out.push_str("start");
        match &self.ready.scenario.start {
            Some(start) => put(&mut out, start),
            None => out.push_str(" none"),
        }
        let _never = writeln!(out, "\nway {way}");
        if let Some(solution) = self.alone {
            let _never = writeln!(out, "only {}", solution.word());
        }
        let _never = writeln!(out, "steps {steps}");
        if way == "again" {
            return out;
        }
        out.push_str("to-do");
        for solution in &self.to_do {
            let _never = write!(out, " {}", solution.word());
        }
        out.push('\n');
        for answer in &self.answers {
            if let Some(certificate) = &answer.certificate {
                certificate.spell(answer.solution, self.ready, &mut out);
            }
        }
        if let Some((solution, search)) = &self.search {
            let _never = writeln!(out, "search {}", solution.word());
            search.spell(self.ready, &mut out);
        }
        out
    }

    /// Takes work up again; it goes on as if it had never been interrupted.
    ///
    /// Whether proofs in the text prove anything is not looked at here: when all is done,
    /// [`Ready::verify`] says so of each.
    ///
    /// # Errors
    ///
    /// The first line that is not as [`Settling::keep`] writes it for this scenario.
    pub fn resume(text: &str, ready: &'a Ready) -> Result<Kept<'a>, Misspelt> {
        let mut lines = Lines::new(text);
        let scenario = lines.header(FIRST)?;
        same_start(&mut lines, ready)?;
        let mut way = lines.expect("way")?;
        let word = way.word();
        let settling = match (word, only(&mut lines, ready)?) {
            ("again", None) => Self::new(ready).again(&mut lines)?,
            ("again", Some(solution)) => Self::only(ready, solution).again(&mut lines)?,
            ("search", None) => Self::by_search(ready).read(&mut lines)?,
            ("search", Some(solution)) => Self::of_one(ready, solution).read(&mut lines)?,
            ("proof", None) => Self::proving(ready).read(&mut lines)?,
            ("proof", Some(solution)) => Self::proving_one(ready, solution).read(&mut lines)?,
            _ => return Err(way.wrong("`again`, `search` or `proof` belongs here")),
        };
        same(text, &settling.keep(&scenario))?;
        Ok(Kept { scenario, settling })
    }

    /// Does the steps anew that were done.
    fn again(mut self, lines: &mut Lines<'_>) -> Result<Self, Misspelt> {
        let steps = steps(lines)?;
        // To advance is to do one step at least.
        if steps > 0 {
            self.advance(steps);
        }
        Ok(self)
    }

    fn read(self, lines: &mut Lines<'_>) -> Result<Self, Misspelt> {
        let (mut settling, ready) = (self.clone(), self.ready);
        settling.steps = steps(lines)?;
        settling.to_do.clear();
        let mut words = lines.expect("to-do")?;
        loop {
            let word = words.word();
            if word.is_empty() {
                break;
            }
            let solution = Solution::from_word(word, ready.table.parties());
            settling.to_do.push(solution.ok_or_else(|| words.wrong("there is no such solution"))?);
        }
        // What each party could gain at most is worked out before what is measured by it.
        let is_ideal = |one: &Solution| matches!(one, Solution::Ideal(_));
        let measured = settling.to_do.iter().position(|one| *one == Solution::KalaiSmorodinsky);
        let first = settling.to_do.iter().position(is_ideal);
        if measured.zip(first).is_some_and(|(measured, first)| first < measured) {
            return Err(words
                .wrong("the best for each party comes before kalai-smorodinsky, behind it here"));
        }
        words.end()?;
        let mut certificates: Vec<(Solution, Certificate)> = Vec::new();
        while lines.peek() == Some("certificate") {
            certificates.push(Certificate::read(lines, ready, &certificates)?);
        }
        settling.answers = certificates
            .into_iter()
            .map(|(solution, certificate)| {
                let known = self.known.as_ref().and_then(|known| known.answer(solution));
                let tied = known.and_then(|known| known.tied.clone());
                Answer { tied, ..Answer::of_certificate(ready, solution, certificate) }
            })
            .collect();
        if lines.peek().is_some() {
            settling.search = Some(settling.read_search(lines)?);
        }
        if lines.peek().is_some() {
            return Err(lines.line()?.wrong("nothing more belongs here"));
        }
        match settling.lost() {
            None => Ok(settling),
            Some(solution) => Err(lines.wrong(format!(
                "`{}` is neither done nor to be done: its certificate is missing",
                solution.word()
            ))),
        }
    }

    /// What would never be worked out: it is neither known nor to be done.
    fn lost(&self) -> Option<Solution> {
        let at = self.search.as_ref().map(|(solution, _)| *solution);
        let is_there = |solution: &Solution| {
            self.answer(*solution).is_some()
                || self.to_do.contains(solution)
                || at == Some(*solution)
        };
        let due = self.alone.map_or_else(|| self.due(), |solution| self.due_for(solution));
        due.into_iter().find(|solution| !is_there(solution))
    }

    /// What one solution alone needs, as far as that follows from what is known.
    fn due_for(&self, solution: Solution) -> Vec<Solution> {
        match self.is_feasible() {
            // One reason is enough, whichever it was.
            Some(false) => Vec::new(),
            _ => self.needed(solution),
        }
    }

    fn read_search(&self, lines: &mut Lines<'_>) -> Result<(Solution, Search<'a>), Misspelt> {
        let mut words = lines.expect("search")?;
        let solution = Solution::from_word(words.word(), self.ready.table.parties())
            .ok_or_else(|| words.wrong("there is no such solution"))?;
        words.end()?;
        let ideal = self.ideal();
        if solution == Solution::KalaiSmorodinsky && ideal.len() != self.ready.table.parties() {
            return Err(lines.wrong("the most that each party can get must be proved before this"));
        }
        let ground = Ground::new(&self.ready.table, self.ready.objective(solution, &ideal));
        Ok((solution, Search::read(lines, self.ready, ground)?))
    }
}

/// Of packages that are as good the start chooses one: with another start work would not end as all at once.
fn same_start(lines: &mut Lines<'_>, ready: &Ready) -> Result<(), Misspelt> {
    let mut words = lines.expect("start")?;
    let start = if words.reads("none") { None } else { Some(words.numbers::<usize>()?) };
    if start != ready.scenario.start {
        return Err(words.wrong(
            "it was begun with another starting package, which chooses among packages that are as good: \
             give that one again",
        ));
    }
    words.end()
}

/// The one solution that the work is on, where it is on one alone.
fn only(lines: &mut Lines<'_>, ready: &Ready) -> Result<Option<Solution>, Misspelt> {
    if lines.peek() != Some("only") {
        return Ok(None);
    }
    let mut words = lines.expect("only")?;
    let solution = Solution::from_word(words.word(), ready.table.parties());
    let solution = solution.ok_or_else(|| words.wrong("there is no such solution"))?;
    words.end()?;
    Ok(Some(solution))
}

fn steps(lines: &mut Lines<'_>) -> Result<u64, Misspelt> {
    let mut words = lines.expect("steps")?;
    let steps = words.number()?;
    words.end()?;
    Ok(steps)
}

impl Answer {
    /// What a certificate claims.
    fn of_certificate(ready: &Ready, solution: Solution, certificate: Certificate) -> Self {
        let seats = certificate.seats.as_deref();
        Self {
            solution,
            package: seats.map(|seats| ready.package(seats)),
            utilities: seats.map(|seats| ready.table.utilities(seats)).unwrap_or_default(),
            bound: Bound::Answer,
            tied: None,
            certificate: Some(certificate),
        }
    }
}
