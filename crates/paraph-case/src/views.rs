//! The views, one file each, and the one list that names them.

use alloc::vec::Vec;

use crate::view::ViewSpec;

mod bodies;
mod claims;
mod competence;
mod concordance;
mod draft;
mod drafts;
mod gates;
mod handovers;
mod inputs;
mod log;
mod motions;
mod offers;
mod packages;
mod party;
mod point;
mod pointer;
mod sessions;
mod statements;
mod status;
mod table;
mod timeline;
mod understandings;
mod unplaced;

// What is told of a change is read off these.
pub use concordance::not_held;
pub use draft::fate::Fate;
pub use packages::PackageState;
pub use status::{PointStatus, State};

/// Writes the one list of views: each is made public, and asked for by its command.
macro_rules! views {
    ($($module:ident::$view:ident,)*) => {
        $(pub use $module::$view;)*

        /// Every view, in the order of help.
        #[must_use]
        pub fn views() -> Vec<ViewSpec> {
            alloc::vec![$(ViewSpec::of::<$view>()),*]
        }
    };
}

// One line a view, in the order of help. The modules stand above by themselves, where the formatter
// finds them.
views! {
    status::Status,
    table::Table,
    draft::DraftView,
    drafts::DraftsView,
    concordance::Concordance,
    point::PointView,
    inputs::InputsView,
    party::PartyView,
    competence::CompetenceView,
    offers::OffersView,
    packages::PackagesView,
    gates::GatesView,
    handovers::HandoversView,
    understandings::UnderstandingsView,
    bodies::BodiesView,
    sessions::SessionsView,
    timeline::Timeline,
    motions::MotionsView,
    statements::StatementsView,
    log::Log,
}
