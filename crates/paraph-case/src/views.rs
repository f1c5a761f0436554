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

pub use bodies::BodiesView;
pub use competence::CompetenceView;
pub use concordance::Concordance;
pub use draft::DraftView;
pub use drafts::{DraftShown, DraftsView};
pub use gates::GatesView;
pub use handovers::HandoversView;
pub use inputs::InputsView;
pub use log::Log;
pub use motions::MotionsView;
pub use offers::OffersView;
pub use packages::{PackageShown, PackageState, PackagesView};
pub use party::PartyView;
pub use point::PointView;
pub use sessions::SessionsView;
pub use statements::StatementsView;
pub use status::{HoldShown, PointStatus, State, Status};
pub use table::Table;
pub use timeline::Timeline;
pub use understandings::UnderstandingsView;

/// Every view, in the order of help.
#[must_use]
pub fn views() -> Vec<ViewSpec> {
    alloc::vec![
        ViewSpec::of::<Status>(),
        ViewSpec::of::<Table>(),
        ViewSpec::of::<DraftView>(),
        ViewSpec::of::<DraftsView>(),
        ViewSpec::of::<Concordance>(),
        ViewSpec::of::<PointView>(),
        ViewSpec::of::<InputsView>(),
        ViewSpec::of::<PartyView>(),
        ViewSpec::of::<CompetenceView>(),
        ViewSpec::of::<OffersView>(),
        ViewSpec::of::<PackagesView>(),
        ViewSpec::of::<GatesView>(),
        ViewSpec::of::<HandoversView>(),
        ViewSpec::of::<UnderstandingsView>(),
        ViewSpec::of::<BodiesView>(),
        ViewSpec::of::<SessionsView>(),
        ViewSpec::of::<Timeline>(),
        ViewSpec::of::<MotionsView>(),
        ViewSpec::of::<StatementsView>(),
        ViewSpec::of::<Log>(),
    ]
}
