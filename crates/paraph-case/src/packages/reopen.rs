//! `reopen`: a party opens a point of a package again, and all acceptances of the package fall.

use alloc::format;
use alloc::string::String;

use super::{Packages, Refused, Reopened, apart};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::{To, Wording};
use crate::refusal::Refusal;

kind! {
    /// Reopens a point of a package: every acceptance of the package falls, on all its points.
    ///
    /// It cannot be taken back; the points are bundled again, in a package of another name.
    "reopen" => pub struct Reopen {
        /// The package.
        package: To<Packages>,
        /// The point of it that is reopened.
        point: Wording,
        /// Why.
        reason: Words,
    }
}

impl Kind for Reopen {
    type Ledger = Packages;
    const BY: By = By::Party;
    const EXAMPLE: &'static str =
        "reopen --package package-1 --point 3 --reason 'the guarantee is too weak'";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        let package = apart(channel, self.package)?;
        match package.points.iter().any(|at| at.point == self.point.point) {
            true => Ok(()),
            false => Err(Refused::NoPart(self.package.called(channel)).into()),
        }
    }

    fn apply(&self, packages: &mut Packages, header: &Header) {
        let reopened = Reopened {
            act: header.id,
            by: header.by.clone(),
            point: self.point.point,
            reason: self.reason.clone(),
        };
        if let Some(package) = packages.0.get_mut(self.package.act) {
            package.reopened.push(reopened);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let label = channel.label(self.point.point);
        let package = self.package.called(channel);
        format!("reopened point {label} of the package {package}: {}", self.reason)
    }
}
