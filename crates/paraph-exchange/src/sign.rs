//! What is read in place of something that is no letters, and what is told of it.

use crate::{Notice, Place, Spots};

/// What is read in place of something that is no letters.
pub(crate) enum Sign {
    /// Words as others, of which nothing is told.
    Words(String),
    /// An equation with structure, in one line.
    Equation(String),
    /// What a field of a form is filled in with.
    Field(String),
    /// Stands for what was not read.
    StandIn(String),
}

/// What is to be said of such things.
#[derive(Default)]
pub(crate) struct Noted {
    equations: Spots,
    fields: Spots,
    stand_ins: Spots,
    /// The instructions of fields whose result is not known.
    unshown: Spots,
}

impl Noted {
    /// Says it.
    pub(crate) fn notices(self, notices: &mut Vec<Notice>) {
        notices.extend(self.equations.some().map(Notice::Equations));
        notices.extend(self.fields.some().map(Notice::Fields));
        notices.extend(self.unshown.some().map(Notice::Unshown));
        notices.extend(self.stand_ins.some().map(Notice::StandIns));
    }

    /// Takes the instruction of a field whose result is not known.
    pub(crate) fn unshown(&mut self, instruction: &str) {
        self.unshown.add(instruction, Place::Apart);
    }

    /// Takes something that was read in its place.
    pub(crate) fn add(&mut self, sign: Sign, place: Place) {
        let (spots, words) = match sign {
            Sign::Words(_) => return,
            Sign::Equation(words) => (&mut self.equations, words),
            Sign::Field(words) => (&mut self.fields, words),
            Sign::StandIn(words) => (&mut self.stand_ins, words),
        };
        spots.add(&words, place);
    }
}

impl Sign {
    /// An equation as it was written, and whether it has structure.
    pub(crate) fn equation((words, has_structure): (String, bool)) -> Self {
        if has_structure { Self::Equation(words) } else { Self::Words(words) }
    }

    /// The words that are read for it.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Words(words)
            | Self::Equation(words)
            | Self::Field(words)
            | Self::StandIn(words) => words,
        }
    }
}
