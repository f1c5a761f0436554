//! What is true of all ratings that fit rough ones, as it is shown.

use paraph_case::view;

use super::NumberShown;

view! {
    /// What is true of all ratings that fit.
    pub struct RoughShown {
        /// Whose ratings are rough, of those whose numbers the reader may see
        parties: Vec<String>,
        /// Whether some package is acceptable to every party: `one` with all ratings that fit, `always` some but no one with all, `depends` with some ratings and not with others, `sometimes` with some and not known of all, `never`, `unknown`
        feasible: String,
        /// Whether packages were few enough to be looked at one by one, and all were
        complete: bool,
        /// Of each answer for central values, what it is with other ratings that fit
        answers: Vec<RoughAnswerShown>,
        /// Packages acceptable to all, on the frontier, and best by each standard; the mediator's
        best: Vec<RoughBestShown>,
        /// The question to each party that would tell most; the mediator's all, a party's its own
        questions: Vec<QuestionShown>,
        /// What should be known of this
        notes: Vec<String>,
    }
}

view! {
    /// What an answer for central values is with other ratings that fit.
    pub struct RoughAnswerShown {
        /// Which answer, as under `solutions`
        solution: String,
        /// Whether every party can accept it: `surely`, `may be`, `cannot be`
        acceptable: String,
        /// Whether it is the best by its standard: `surely`, `may be`, `unknown`, `cannot be`; absent where not looked into
        best: Option<String>,
        /// Between what gains lie, of those whose numbers the reader may see
        gains: Vec<RangeShown>,
    }
}

view! {
    /// Between what a party's gain lies.
    pub struct RangeShown {
        /// The party
        party: String,
        /// The least
        least: NumberShown,
        /// The most
        most: NumberShown,
    }
}

view! {
    /// Packages by how sure something is of them; those not listed cannot be it.
    pub struct RoughBestShown {
        /// What it is about: `acceptable` to every party, the `frontier`, or a standard, as under `solutions`
        about: String,
        /// The same as it is called in a sentence
        called: String,
        /// With all ratings that fit
        surely: Vec<String>,
        /// With some that were found
        may: Vec<String>,
        /// Neither found nor ruled out
        open: Vec<String>,
    }
}

view! {
    /// How much is not known.
    pub struct LeftShown {
        /// How many packages may be the best by a standard, each counted once for each standard
        optima: u64,
        /// By how many standards no package is surely the best
        unsettled: u64,
        /// Of how many packages it is not known whether every party can accept them
        unsure: u64,
    }
}

view! {
    /// A question to a party.
    pub struct QuestionShown {
        /// To whom
        party: String,
        /// What is asked, in words to that party
        question: String,
        /// What is not known before; the mediator's
        now: Option<LeftShown>,
        /// What is not known after it at most, whatever the answer; the mediator's
        most: Option<LeftShown>,
        /// What is not known after the answer that tells more; the mediator's
        least: Option<LeftShown>,
        /// Whether it is the one that tells most; the mediator's
        first: Option<bool>,
    }
}
