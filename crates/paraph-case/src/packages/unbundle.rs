//! `unbundle`: whoever bundled a package takes it apart.

use alloc::format;
use alloc::string::String;

use super::{Packages, Refused, apart};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;
use crate::view::added;

kind! {
    /// Unbundles a package that one's own party bundled: every acceptance of it falls.
    "unbundle" => pub struct Unbundle {
        /// The package.
        package: To<Packages>,
        /// Why.
        reason: Option<Words>,
    }
}

impl Kind for Unbundle {
    type Ledger = Packages;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "unbundle --package package-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let package = apart(channel, self.package)?;
        match package.by.party == header.by.party {
            true => Ok(()),
            false => {
                let (by, name) = (package.by.clone(), self.package.called(channel));
                Err(Refused::NotYours { by, name }.into())
            }
        }
    }

    fn apply(&self, packages: &mut Packages, header: &Header) {
        if let Some(package) = packages.0.get_mut(self.package.act) {
            package.unbundled = Some(header.by.clone());
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let why = added(self.reason.as_ref());
        format!("unbundled the package {}{why}", self.package.called(channel))
    }
}
