//! What is in an answer, as it is written and as its schema declares it.

use paraph_case::view;

use super::{DividedShown, RoughShown};

view! {
    /// What is possible, and which package is best by each standard.
    pub struct Settlement {
        /// `paraph-settlement-answer 1`
        format: String,
        /// What the scenario is called
        name: String,
        /// For whom it is written: `everybody`, `party`, `mediator`
        reader: String,
        /// The party for whom it is written, if it is for one
        party: Option<String>,
        /// How many packages there are, in decimal digits
        packages: String,
        /// How many keep every line, where all were gone through; the mediator's
        keeping_lines: Option<u64>,
        /// How many of these are acceptable to every party; the mediator's
        acceptable: Option<u64>,
        /// Whether a package is acceptable to every party: `yes`, `no`, `unknown`
        feasible: String,
        /// Whether all was done: every answer is proved, and for the mediator the frontier is whole
        finished: bool,
        /// The parties, in order
        parties: Vec<PartyShown>,
        /// What sums over parties, costs and equal concessions are in, as `counts_in`; the mediator's
        sums_in: Option<String>,
        /// What is open, in order
        issues: Vec<String>,
        /// The starting package
        start: Option<Vec<ChoiceShown>>,
        /// The lines that the starting package breaks, as they are called; the mediator's
        start_breaks: Vec<String>,
        /// The answers
        solutions: Vec<SolutionShown>,
        /// Where nothing is acceptable, what stands in the way; the mediator's
        obstacles: Vec<ObstacleShown>,
        /// What going from one standard to the next costs whom; the mediator's
        exchanges: Vec<ExchangeShown>,
        /// The Pareto frontier, where the whole of it is known; the mediator's
        frontier: Option<Vec<PlaceShown>>,
        /// Where the search for the frontier was stopped, how far it was; the mediator's
        frontier_left: Option<FrontierLeftShown>,
        /// How Adjusted Winner would divide the issues, for comparison; the mediator's
        adjusted_winner: Option<DividedShown>,
        /// Where ratings are rough, what is true of all that fit; all else is then of central values
        rough: Option<RoughShown>,
    }
}

view! {
    /// A party.
    pub struct PartyShown {
        /// What it is called
        name: String,
        /// What its numbers are in: `utilities`, `percent`, `per mille`, or `points of N to a utility of 1`
        counts_in: Option<String>,
        /// What stands behind its numbers in a sentence, where not all numbers are in the same; the mediator's
        unit: Option<String>,
        /// What it walks away below
        reservation: Option<NumberShown>,
    }
}

view! {
    /// A number, in what its party counts in.
    pub struct NumberShown {
        /// Rounded to four digits behind the point, halves to the even digit
        decimal: String,
        /// The same as a fraction in lowest terms
        exact: String,
    }
}

view! {
    /// An option of an issue.
    pub struct ChoiceShown {
        /// The issue
        issue: String,
        /// The option
        option: String,
        /// The words that would stand in the text, where they are known
        wording: Option<String>,
    }
}

view! {
    /// The best package by one standard, as far as it is known.
    pub struct SolutionShown {
        /// `egalitarian`, `kalai-smorodinsky`, `nash`, `utilitarian`, `utilitarian-of-all`, `ideal-N`, `least-concession`
        solution: String,
        /// How it is called in a sentence
        called: String,
        /// What is best by it
        standard: String,
        /// Whether it is proved that nothing is better, or that there is none
        proved: bool,
        /// How far from the best it can be, in words, where that is not proved; the mediator's
        limit: Option<String>,
        /// An answer before it that is the same package
        same_as: Option<String>,
        /// The package; absent where none was found
        package: Option<Vec<ChoiceShown>>,
        /// How many distinct utility vectors are equally good, where counted; the mediator's
        tied: Option<u64>,
        /// What is otherwise than at the start
        moves: Vec<MoveShown>,
        /// What those parties have of it whose numbers the reader may see
        gains: Vec<GainShown>,
        /// The parties whose gain is the smallest; the mediator's
        holding: Vec<String>,
    }
}

view! {
    /// An issue on which a package is otherwise than the starting package.
    pub struct MoveShown {
        /// The issue
        issue: String,
        /// The option at the start
        from: String,
        /// The option now
        to: String,
        /// By how much each party, whose numbers the reader may see, rates it higher; lower if below 0
        changes: Vec<ChangeShown>,
    }
}

view! {
    /// What a party has more, or less.
    pub struct ChangeShown {
        /// The party
        party: String,
        /// How much more; less if below 0
        change: NumberShown,
    }
}

view! {
    /// What a party has of a package.
    pub struct GainShown {
        /// The party
        party: String,
        /// Its utility
        utility: NumberShown,
        /// How much that is above its reservation value; below it if below 0
        gain: NumberShown,
        /// How much more than at the start
        against_start: Option<NumberShown>,
        /// Of that, what the issues bring one by one
        by_issue: Option<NumberShown>,
        /// Of that, what conditions on several issues and a limit of its utility bring
        together: Option<NumberShown>,
    }
}

view! {
    /// What stands in the way, or what would be enough.
    pub struct ObstacleShown {
        /// What it is about: `clash`, `enough`, `enough-all-the-same` (lines without a cost lifted too), `least-cost`, `equal-concession`, `alternative`, or a `note` on those before it
        kind: String,
        /// In a sentence, numbers rounded as `decimal` is; "about" stands before what was rounded
        sentence: String,
        /// The same with fractions in place of what was rounded; absent where nothing was
        exact: Option<String>,
    }
}

view! {
    /// From one standard to the next.
    pub struct ExchangeShown {
        /// From this one
        from: String,
        /// To this one
        to: String,
        /// What each party has more
        changes: Vec<ChangeShown>,
        /// What each loser loses for each unit that each gainer gains; empty for more than six pairs
        rates: Vec<RateShown>,
        /// What all losers lose together for each unit that all gainers gain together
        together: Option<NumberShown>,
    }
}

view! {
    /// An exchange rate between two parties, each in what it counts in.
    pub struct RateShown {
        /// Who loses
        loser: String,
        /// Who gains
        gainer: String,
        /// What the loser loses for each 1 that the gainer gains
        rate: NumberShown,
    }
}

view! {
    /// A point of the frontier.
    pub struct PlaceShown {
        /// The utility of each party, in order
        utilities: Vec<NumberShown>,
        /// How many packages attain it, in decimal digits, where counted
        packages: Option<String>,
        /// Whether every party could accept it
        acceptable: bool,
        /// A package that attains it, an option for each issue
        package: Vec<String>,
    }
}

view! {
    /// How far the search for the frontier of two parties was when it was stopped.
    pub struct FrontierLeftShown {
        /// How many points of it were found; some may prove to be none
        points: u64,
        /// How many gaps between them are not proved empty; absent where it was not begun
        gaps: Option<u64>,
        /// The same in a sentence
        sentence: String,
    }
}
