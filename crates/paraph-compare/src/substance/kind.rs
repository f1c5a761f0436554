//! What kinds of changes of substance there are, in their order of precedence, and how much each weighs.

/// What changed. The order is that of the table in `docs/substance.md`, and says nothing of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A ground on which a guarantee or another benefit falls.
    Forfeiture,
    /// Whether or how something is recognised.
    Recognition,
    /// A cross-reference that points elsewhere.
    Reference,
    /// A defined term exchanged for another.
    Term,
    /// The time by which a thing is due.
    Deadline,
    /// A number.
    Figure,
    /// From which side a number bounds.
    Bound,
    /// What is counted or measured in.
    Unit,
    /// That under which a quantity holds.
    Circumstance,
    /// The order of two steps.
    Order,
    /// A condition came.
    ConditionAdded,
    /// A condition went.
    ConditionDropped,
    /// A condition is another.
    ConditionChanged,
    /// A statement was turned into its opposite.
    Negation,
    /// How binding a duty is.
    Force,
    /// Somebody who has to do a thing came.
    BearerAdded,
    /// Somebody who had to do a thing went.
    BearerDropped,
    /// Somebody to whom or for whom a thing is done came.
    BeneficiaryAdded,
    /// Somebody to whom or for whom a thing was done went.
    BeneficiaryDropped,
    /// A party is named where another was, whatever it has to do with the act.
    Party,
    /// Who is exempt from what all parties must do or may do is another.
    Exemption,
    /// What things, places, acts or persons the text is about.
    Scope,
    /// A formula is another.
    Formula,
    /// Words that were open stand now, or the other way; or what competes for a place is another.
    Bracket,
    /// What is no words, as a picture or a box, is another, came or went.
    Sign,
    /// A clause of its own came.
    ContentAdded,
    /// A clause of its own went.
    ContentDropped,
    /// A sentence was written anew: whether it says the same is for a person to read.
    Rewritten,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Self; 28] = [
        Self::Forfeiture,
        Self::Recognition,
        Self::Reference,
        Self::Term,
        Self::Deadline,
        Self::Figure,
        Self::Bound,
        Self::Unit,
        Self::Circumstance,
        Self::Order,
        Self::ConditionAdded,
        Self::ConditionDropped,
        Self::ConditionChanged,
        Self::Negation,
        Self::Force,
        Self::BearerAdded,
        Self::BearerDropped,
        Self::BeneficiaryAdded,
        Self::BeneficiaryDropped,
        Self::Party,
        Self::Exemption,
        Self::Scope,
        Self::Formula,
        Self::Bracket,
        Self::Sign,
        Self::ContentAdded,
        Self::ContentDropped,
        Self::Rewritten,
    ];

    /// Its name: `condition-added`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Forfeiture => "forfeiture",
            Self::Recognition => "recognition",
            Self::Reference => "reference",
            Self::Term => "term",
            Self::Deadline => "deadline",
            Self::Figure => "figure",
            Self::Bound => "bound",
            Self::Unit => "unit",
            Self::Circumstance => "circumstance",
            Self::Order => "order",
            Self::ConditionAdded => "condition-added",
            Self::ConditionDropped => "condition-dropped",
            Self::ConditionChanged => "condition-changed",
            Self::Negation => "negation",
            Self::Force => "force",
            Self::BearerAdded => "bearer-added",
            Self::BearerDropped => "bearer-dropped",
            Self::BeneficiaryAdded => "beneficiary-added",
            Self::BeneficiaryDropped => "beneficiary-dropped",
            Self::Party => "party",
            Self::Exemption => "exemption",
            Self::Scope => "scope",
            Self::Formula => "formula",
            Self::Bracket => "bracket",
            Self::Sign => "sign",
            Self::ContentAdded => "content-added",
            Self::ContentDropped => "content-dropped",
            Self::Rewritten => "rewritten",
        }
    }

    /// Whether it tells of somebody: who came, went, or took another's place.
    #[must_use]
    pub const fn is_of_somebody(self) -> bool {
        matches!(
            self,
            Self::BearerAdded
                | Self::BearerDropped
                | Self::BeneficiaryAdded
                | Self::BeneficiaryDropped
                | Self::Party
                | Self::Exemption
        )
    }

    /// What a line says of it to people: `who bears it`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Forfeiture => "on what ground it ends",
            Self::ConditionAdded => "condition added",
            Self::ConditionDropped => "condition dropped",
            Self::ConditionChanged => "condition changed",
            Self::BearerAdded | Self::BearerDropped => "who bears it",
            Self::BeneficiaryAdded | Self::BeneficiaryDropped => "for whom",
            Self::Party => "party exchanged",
            Self::Exemption => "who is exempt",
            Self::Circumstance => "when it holds",
            Self::Bracket => "brackets",
            Self::Sign => "picture or sign",
            Self::ContentAdded => "content added",
            Self::ContentDropped => "content dropped",
            _ => self.name(),
        }
    }

    /// How near the top a change of this kind is listed; 0 is the top.
    ///
    /// First who owes what and whether at all, then when and on what condition, then how much, then
    /// what the words point to; last what only a reader can judge.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Negation | Self::Force | Self::Bracket => 0,
            Self::BearerAdded | Self::BearerDropped | Self::Party | Self::Exemption => 1,
            Self::Forfeiture | Self::Recognition => 2,
            Self::ContentAdded | Self::ContentDropped => 3,
            Self::BeneficiaryAdded | Self::BeneficiaryDropped => 4,
            Self::ConditionAdded | Self::ConditionDropped | Self::ConditionChanged => 5,
            Self::Deadline | Self::Order => 6,
            Self::Figure | Self::Bound | Self::Formula | Self::Sign => 7,
            Self::Scope | Self::Term => 8,
            Self::Unit | Self::Circumstance => 9,
            Self::Reference => 10,
            Self::Rewritten => 11,
        }
    }
}
