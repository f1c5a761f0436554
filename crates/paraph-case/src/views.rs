//! The views, one file each, and the one list that names them.

use alloc::vec::Vec;

use crate::view::ViewSpec;

mod competence;
mod draft;
mod gates;
mod handovers;
mod log;
mod motions;
mod offers;
mod packages;
mod point;
mod pointer;
mod status;
mod table;
mod understandings;

pub use competence::CompetenceView;
pub use draft::DraftView;
pub use gates::GatesView;
pub use handovers::HandoversView;
pub use log::Log;
pub use motions::MotionsView;
pub use offers::OffersView;
pub use packages::{PackageShown, PackageState, PackagesView};
pub use point::PointView;
pub use status::{HoldShown, PointStatus, State, Status};
pub use table::Table;
pub use understandings::UnderstandingsView;

/// Every view, in the order of help.
#[must_use]
pub fn views() -> Vec<ViewSpec> {
    alloc::vec![
        ViewSpec::of::<Status>(),
        ViewSpec::of::<Table>(),
        ViewSpec::of::<DraftView>(),
        ViewSpec::of::<PointView>(),
        ViewSpec::of::<CompetenceView>(),
        ViewSpec::of::<OffersView>(),
        ViewSpec::of::<PackagesView>(),
        ViewSpec::of::<GatesView>(),
        ViewSpec::of::<HandoversView>(),
        ViewSpec::of::<UnderstandingsView>(),
        ViewSpec::of::<MotionsView>(),
        ViewSpec::of::<Log>(),
    ]
}
