//! The proof of a frontier of two parties as text, behind the certificates.

use alloc::{string::String, vec::Vec};

use super::{Certificate, Proof};
use crate::{
    settling::{FrontierCertificate, Ready},
    spelled::{Lines, Misspelt, put},
    staircase::in_gap,
};

impl FrontierCertificate {
    /// `frontier`, a `point` for each point, a `gap` with its proof above each and below the last.
    pub(super) fn spell(&self, ready: &Ready, out: &mut String) {
        out.push_str("frontier\n");
        for seats in &self.points {
            out.push_str("point");
            put(out, ready.package(seats));
            out.push('\n');
        }
        for gap in &self.gaps {
            out.push_str("gap");
            put(out, &gap.objective.from);
            out.push('\n');
            gap.proof.spell(&ready.table, out);
            out.push_str("end\n");
        }
    }

    /// Reads it back.
    pub(super) fn read(lines: &mut Lines<'_>, ready: &Ready) -> Result<Self, Misspelt> {
        lines.expect("frontier")?.end()?;
        if ready.table.parties() != 2 {
            return Err(lines.wrong("the frontier is proved of two parties alone"));
        }
        let mut read = Self { points: Vec::new(), gaps: Vec::new() };
        while lines.peek() == Some("point") {
            let mut words = lines.expect("point")?;
            let package: Vec<usize> = words.numbers()?;
            if !ready.scenario().is_package(&package) {
                return Err(words.wrong("a point has one option of each issue, by position from 0"));
            }
            words.end()?;
            read.points.push(ready.table.seated(&package));
        }
        while lines.peek() == Some("gap") {
            let mut words = lines.expect("gap")?;
            let floors = [words.number()?, words.number()?];
            words.end()?;
            let proof = Proof::read(lines, &ready.table)?;
            lines.expect("end")?.end()?;
            read.gaps.push(Certificate { objective: in_gap(floors), seats: None, proof });
        }
        if read.gaps.len() != read.points.len() + 1 {
            return Err(lines.wrong("there is a gap above each point, and one below the last"));
        }
        Ok(read)
    }

    /// The packages of its points.
    pub(super) fn packages(&self, ready: &Ready) -> Vec<Vec<usize>> {
        self.points.iter().map(|seats| ready.package(seats)).collect()
    }
}
