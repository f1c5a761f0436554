//! The views, one file each, and the one list that names them.

use alloc::vec::Vec;

use crate::view::ViewSpec;

mod bodies;
mod competence;
mod draft;
mod gates;
mod handovers;
mod inputs;
mod log;
mod motions;
mod offers;
mod packages;
mod point;
mod pointer;
mod sessions;
mod status;
mod table;
mod timeline;
mod understandings;

pub use bodies::Bodies;
pub use competence::CompetenceView;
pub use draft::DraftView;
pub use gates::GatesView;
pub use handovers::HandoversView;
pub use inputs::InputsView;
pub use log::Log;
pub use motions::MotionsView;
pub use offers::OffersView;
pub use packages::{PackageShown, PackageState, PackagesView};
pub use point::PointView;
pub use sessions::Sessions;
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
        ViewSpec::of::<PointView>(),
        ViewSpec::of::<InputsView>(),
        ViewSpec::of::<CompetenceView>(),
        ViewSpec::of::<OffersView>(),
        ViewSpec::of::<PackagesView>(),
        ViewSpec::of::<GatesView>(),
        ViewSpec::of::<HandoversView>(),
        ViewSpec::of::<UnderstandingsView>(),
        ViewSpec::of::<Bodies>(),
        ViewSpec::of::<Sessions>(),
        ViewSpec::of::<Timeline>(),
        ViewSpec::of::<MotionsView>(),
        ViewSpec::of::<Log>(),
    ]
}
