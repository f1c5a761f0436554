//! The changes of substance and the duties, for programs.

use paraph_case::view;
use paraph_compare::Told;
use paraph_compare::account::{Account, Inherited, Over, Site};
use paraph_compare::substance::{Change, Direction, Kind, Party};

use super::{labels, number, word};
use crate::compare::say;

view! {
    /// A change of substance, in bytes of the row's redline.
    pub struct ChangeShown {
        /// What changed
        kind: KindWord,
        /// Who bears the duty, or who came or went
        who: Option<String>,
        /// Which way it goes, from the old words to the new
        direction: DirectionWord,
        /// Whether it only asks a person to read: that the substance is another is not certain
        to_read: bool,
        /// The first byte in the old text; absent where nothing stood
        old_start: Option<u64>,
        /// The byte behind it there
        old_end: Option<u64>,
        /// The first byte in the new text; absent where nothing stands
        new_start: Option<u64>,
        /// The byte behind it there
        new_end: Option<u64>,
        /// All this in a sentence
        sentence: String,
    }
}

view! {
    /// A change of substance that points have from the words over them.
    pub struct InheritedShown {
        /// The labels of the old points that it concerns
        old: Vec<String>,
        /// The labels of the new points
        new: Vec<String>,
        /// What stood over them, outermost first: the labels of points, and the words of headings
        over_old: Vec<String>,
        /// What stands over them now
        over_new: Vec<String>,
        /// The change; it has no bytes, since its words stand elsewhere
        change: ChangeShown,
    }
}

view! {
    /// How many duties somebody has.
    pub struct DutiesShown {
        /// Who, as the draft names him
        who: String,
        /// How many in the old draft
        old: u64,
        /// How many in the new draft
        new: u64,
        /// How many the points lay on him that they did not before
        gained: u64,
        /// How many the points laid on him that they do not any more
        lost: u64,
    }
}

view! {
    /// A party.
    pub struct PartyShown {
        /// What it is called here
        name: String,
        /// What else the drafts call it
        aliases: Vec<String>,
    }
}

word! {
    /// What changed in substance.
    KindWord of all Kind by name
}
word! {
    /// Which way a change of substance goes.
    DirectionWord of all Direction by word
}

/// A change of substance.
pub(super) fn change(change: &Change) -> ChangeShown {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    ChangeShown {
        kind: KindWord::from(&change.kind),
        who: change.who.clone(),
        direction: DirectionWord::from(&change.direction),
        to_read: change.to_read,
        old_start: old.map(|at| number(at.start)),
        old_end: old.map(|at| number(at.end)),
        new_start: new.map(|at| number(at.start)),
        new_end: new.map(|at| number(at.end)),
        sentence: change.to_string(),
    }
}

/// The changes of substance that points have from the words over them.
pub(in crate::compare) fn inherited(account: &Account) -> Vec<InheritedShown> {
    let (old_told, new_told) = (&account.alignment.old, &account.alignment.new);
    let over = |all: &[Over], told: &[Told]| {
        let one = |over: &Over| match over {
            Over::Point(place) => say::label(told, *place).to_owned(),
            Over::Heading(heading) | Over::Title(heading) => heading.clone(),
        };
        all.iter().map(one).collect()
    };
    let one = |one: &Inherited| {
        let [old, new] = account.places(&Site::Under(one));
        InheritedShown {
            old: labels(old_told, &old),
            new: labels(new_told, &new),
            over_old: over(&one.old, old_told),
            over_new: over(&one.new, new_told),
            change: change(&one.change),
        }
    };
    account.inherited.iter().map(one).collect()
}

/// The parties, those that were given first.
pub(in crate::compare) fn parties(parties: &[Party]) -> Vec<PartyShown> {
    let one =
        |party: &Party| PartyShown { name: party.name.clone(), aliases: party.aliases.clone() };
    parties.iter().map(one).collect()
}

/// Everybody who has duties in one of the drafts, by name.
pub(in crate::compare) fn duties(account: &Account) -> Vec<DutiesShown> {
    let one = |(who, all): (&String, &paraph_compare::substance::Duties)| DutiesShown {
        who: who.clone(),
        old: number(all.old),
        new: number(all.new),
        gained: number(all.gained),
        lost: number(all.lost),
    };
    account.duties.iter().map(one).collect()
}
