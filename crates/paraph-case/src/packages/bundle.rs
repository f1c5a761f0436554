//! `bundle`: a member puts points together into a package.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Package, Packages, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refer::Wording;
use crate::refusal::Refusal;
use crate::stances::labels;

kind! {
    /// Bundles points into a package: their words are agreed together or not at all.
    ///
    /// Bundling is no stance. Each party accepts the package with `accept-package`.
    "bundle" => pub struct Bundle {
        /// What the package is called.
        name: Name,
        /// A point of it.
        point: Vec<Wording>,
        /// What it is, in plain words.
        what: Words,
    }
}

impl Kind for Bundle {
    type Ledger = Packages;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "bundle --point 2,3 --what 'a ceiling against a guarantee'";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.packages().0.free(&self.name)?;
        let mut points: Vec<_> = self.point.iter().map(|at| at.point).collect();
        points.sort_unstable();
        points.dedup();
        if points.len() < 2 || points.len() != self.point.len() {
            return Err(Refused::TooFew.into());
        }
        let table = channel.drafts().on_the_table();
        let there = |at: &&Wording| {
            let now = table.and_then(|held| held.point(at.point));
            now.is_some_and(|now| now.wording == at.wording)
        };
        match self.point.iter().find(|at| !there(at)) {
            None => Ok(()),
            Some(at) => {
                let label = channel.drafts().label(at.point).unwrap_or("?");
                Err(Refused::NotOnTable(label.into()).into())
            }
        }
    }

    fn apply(&self, packages: &mut Packages, header: &Header) {
        let package = Package {
            by: header.by.clone(),
            points: self.point.clone(),
            what: self.what.clone(),
            accepted: Vec::new(),
            reopened: Vec::new(),
            unbundled: None,
        };
        packages.0.add(header.id, self.name.clone(), package);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let points = labels(channel, &self.point);
        format!("bundled {points} as the package {}: {}", self.name, self.what)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.packages().0.suggest("package"))
    }
}
