//! `accept-package`: a party accepts a package, with every wording of it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::json::Value;

use super::{Acceptance, Packages, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Count, Fault, Field, Form, Item, kind};
use crate::refer::{To, Wording};
use crate::refusal::Refusal;
use crate::stances::{labels, may_agree};

kind! {
    /// Accepts a package: agrees to the words of all its points, for as long as it is whole.
    ///
    /// When a point of it is reopened, its words change or it is unbundled, the acceptance falls on
    /// every point. It speaks over what the party said of these points before, and what the party
    /// says of one of them later speaks over it. What goes beyond the delegate's mandate counts ad
    /// referendum.
    "accept-package" => pub struct AcceptPackage {
        /// The package.
        package: To<Packages>,
        /// Its points; filled in from the package.
        point: Contents,
        /// Subject to confirmation by its authorities.
        ad_referendum: bool,
    }
}

/// The words of every point of a package, as the act that accepts it carries them: whoever signs it
/// signs their digests. Where none are typed they are taken from the package that the form names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents(pub Vec<Wording>);

impl Field for Contents {
    const WORD: &'static str = <Wording as Item>::WORD;
    const COUNT: Count = Count::Many;
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        Field::read(value).map(Self)
    }

    fn write(&self) -> Option<Value> {
        Field::write(&self.0)
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        let package = (form.words)("package").into_iter().next();
        match package.filter(|_| words.is_empty()) {
            None => Field::spell(words, form).map(Self),
            Some(package) => {
                let package = <To<Packages> as Item>::spell(&package, form)?;
                let points = form.channel.packages().0.get(package.act).map(|it| it.points.clone());
                Ok(Self(points.unwrap_or_default()))
            }
        }
    }
}

impl Kind for AcceptPackage {
    type Ledger = Packages;
    const BY: By = By::Party;
    const EXAMPLE: &'static str = "accept-package --package package-1";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let package = self.package.look(channel)?;
        let name = self.package.called(channel);
        if let Some(why) = package.fall(channel) {
            return Err(Refused::NotWhole { name, why }.into());
        }
        if package.points != self.point.0 {
            return Err(Refused::OtherWords(name).into());
        }
        Ok(may_agree(channel, &package.points, &header.by)?)
    }

    fn apply(&self, packages: &mut Packages, header: &Header) {
        let acceptance = Acceptance {
            act: header.id,
            by: header.by.clone(),
            position: header.position,
            at: header.at,
            ad_referendum: self.ad_referendum,
        };
        if let Some(package) = packages.0.get_mut(self.package.act) {
            package.accepted.push(acceptance);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let referendum = if self.ad_referendum { ", ad referendum" } else { "" };
        let points = labels(channel, &self.point.0);
        format!("accepted the package {} of {points}{referendum}", self.package.called(channel))
    }
}
