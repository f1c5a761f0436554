//! Lists as an expression of Rust.

use alloc::format;
use alloc::string::String;

use crate::Lists;

/// The lists as an expression of Rust, in which the names of this crate are in scope.
#[must_use]
pub fn source(lists: &Lists) -> String {
    let Lists {
        vocabulary,
        words,
        starts,
        entries,
        sets,
        same,
        stands,
        any,
        reach,
        beginnings,
        endings,
        says,
        denies,
        negative,
        negative_like,
        months_are_names,
        elisions,
        manners,
        actors,
        able,
        owners,
        commonest,
    } = lists;
    let sets: String =
        sets.iter().map(|(sections, set)| format!("({sections}, &{set:?}),")).collect();
    let vocabulary = format!(
        "Vocabulary {{ letters: {:?}, starts: &{:?}, places: &{:?} }}",
        vocabulary.letters, vocabulary.starts, vocabulary.places
    );
    let beginnings = format!(
        "Beginnings {{ starts: &{:?}, phrases: &{:?} }}",
        beginnings.starts, beginnings.phrases
    );
    format!(
        "Lists {{ vocabulary: {vocabulary}, words: &{words:?}, starts: &{starts:?}, \
         entries: &{entries:?}, sets: &[{sets}], same: &{same:?}, stands: &{stands:?}, any: {any}, \
         reach: {reach}, beginnings: {beginnings}, endings: &{endings:?}, says: &{says:?}, \
         denies: &{denies:?}, negative: &{negative:?}, negative_like: &{negative_like:?}, months_are_names: {months_are_names}, \
         elisions: &{elisions:?}, manners: &{manners:?}, actors: &{actors:?}, able: &{able:?}, \
         owners: &{owners:?}, commonest: &{commonest:?} }}"
    )
}
