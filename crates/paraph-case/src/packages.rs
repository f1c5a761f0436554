//! Packages: points that are agreed together or not at all.
//!
//! A package names the exact words of its points. Who accepts it agrees to each of them, for as long
//! as the package is whole: no point of it reopened, not unbundled, every wording on the table as it
//! was bundled. When it is not, the acceptance falls, on every point, and the party is asked again.
//! Nothing of that is stored: whether a package is whole is computed when asked.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::act::Header;
use crate::channel::Channel;
use crate::field::Words;
use crate::id::{ActId, Actor, Name, PointId};
use crate::refer::{Named, To, Wording};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::stances::{Grade, Said, Stance};
use crate::time::Time;
use crate::view::listed;

mod accept_package;
mod bundle;
mod reopen;
mod unbundle;

pub use accept_package::{AcceptPackage, Contents};
pub use bundle::Bundle;
pub use reopen::Reopen;
pub use unbundle::Unbundle;

/// Points that are agreed together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Who bundled it.
    pub by: Actor,
    /// Its points and their words.
    pub points: Vec<Wording>,
    /// What it is.
    pub what: Words,
    /// Who accepted it, in the order of the log.
    pub accepted: Vec<Acceptance>,
    /// Which points of it were reopened.
    pub reopened: Vec<Reopened>,
    /// Who took it apart.
    pub unbundled: Option<Actor>,
}

/// That a party accepted a package, with every wording of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The act that said so.
    pub act: ActId,
    /// Who.
    pub by: Actor,
    /// Its place in the log.
    pub position: u64,
    /// When, as its author wrote.
    pub at: Time,
    /// Subject to confirmation by its authorities.
    pub ad_referendum: bool,
}

/// That a party opened a point of a package again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopened {
    /// The act that said so.
    pub act: ActId,
    /// Who.
    pub by: Actor,
    /// The point.
    pub point: PointId,
    /// Why.
    pub reason: Words,
}

/// The ledger of packages.
#[derive(Clone, Debug, Default)]
pub struct Packages(Register<Package>);

/// Why a package is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fall {
    /// Whoever bundled it took it apart.
    Unbundled(Actor),
    /// A party opened a point of it again.
    Reopened {
        /// Who.
        by: Actor,
        /// The point's label.
        label: String,
        /// Why.
        reason: Words,
    },
    /// The point has other words on the table.
    Changed(String),
    /// The draft on the table has no place for the point.
    NoPlace(String),
}

/// What an acceptance fell with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fell {
    /// What the package is called.
    pub package: Name,
    /// Why it is not whole.
    pub why: Fall,
}

/// Why the ledger of packages refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A package links several points.
    #[error("a package links two points or more, each named once")]
    TooFew,
    /// Other words are on the table.
    #[error("a package is made of words on the table, and those of point {0} are not")]
    NotOnTable(String),
    /// It is not whole.
    #[error("the package {name} is not whole: {why}")]
    NotWhole {
        /// What it is called.
        name: String,
        /// Why.
        why: Fall,
    },
    /// Part of it, or something else.
    #[error("a package is accepted whole: the words named are not those of {0}")]
    OtherWords(String),
    /// Not a point of it.
    #[error("that is no point of the package {0}")]
    NoPart(String),
    /// Not one's own.
    #[error("{by} bundled it, and alone can unbundle it")]
    NotYours {
        /// Whose it is.
        by: Actor,
        /// What it is called.
        name: String,
    },
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::TooFew => Some("act bundle --point 2 --point 3 …".to_string()),
            Self::NotOnTable(_) => Some("draft".to_string()),
            Self::NotWhole { .. } => Some("act bundle --help".to_string()),
            Self::OtherWords(name) => Some(format!("act accept-package --package {name}")),
            Self::NotYours { name, .. } => {
                Some(format!("act reopen --package {name} --point … --reason …"))
            }
            Self::NoPart(_) => Some("packages".to_string()),
        }
    }
}

impl Named for Packages {
    const NOUN: &'static str = "package";
    const WORD: &'static str = "PACKAGE";
    type Thing = Package;

    fn register(channel: &Channel) -> &Register<Package> {
        &channel.packages().0
    }
}

impl Packages {
    /// Every package, whole or not.
    #[must_use]
    pub fn all(&self) -> &Register<Package> {
        &self.0
    }
}

impl Package {
    /// Why it is not whole, if it is not.
    #[must_use]
    pub fn fall(&self, channel: &Channel) -> Option<Fall> {
        if let Some(by) = &self.unbundled {
            return Some(Fall::Unbundled(by.clone()));
        }
        let label = |point| channel.drafts().label(point).unwrap_or("?").to_string();
        if let Some(Reopened { by, point, reason, .. }) = self.reopened.first() {
            let (by, reason) = (by.clone(), reason.clone());
            return Some(Fall::Reopened { by, label: label(*point), reason });
        }
        let table = channel.drafts().on_the_table();
        self.points.iter().find_map(|at| match table.and_then(|held| held.point(at.point)) {
            None => Some(Fall::NoPlace(label(at.point))),
            Some(now) if now.wording != at.wording => Some(Fall::Changed(now.label.clone())),
            Some(_) => None,
        })
    }

    /// That its points are tied to each other no longer, where it is not whole: as the rest of a
    /// sentence. Words that changed may come back, and tie them again.
    #[must_use]
    pub fn loose(&self, channel: &Channel) -> Option<String> {
        let points = format!("points {}", listed(self.labels(channel)));
        Some(match self.fall(channel)? {
            Fall::Unbundled(_) | Fall::Reopened { .. } => {
                format!("{points} are tied to each other no longer")
            }
            Fall::Changed(_) | Fall::NoPlace(_) => {
                format!("{points} are not tied to each other while that is so")
            }
        })
    }

    /// Whether a point is one of its points.
    #[must_use]
    pub fn has(&self, point: PointId) -> bool {
        self.points.iter().any(|at| at.point == point)
    }

    /// Whether a stance is an acceptance of this package.
    #[must_use]
    pub fn gave(&self, channel: &Channel, stance: &Stance) -> bool {
        self.acceptances(channel).any(|acceptance| acceptance.act == stance.act)
    }

    /// Who accepted it: each acceptance, and after it each word by which its party confirmed it.
    pub(crate) fn acceptances(&self, channel: &Channel) -> impl Iterator<Item = Acceptance> {
        self.accepted.iter().flat_map(move |given| {
            let confirmed = channel.stances().confirmations(given.act);
            let confirmed = confirmed.filter_map(|act| channel.act(act)?.header.as_ref());
            let confirmed = confirmed.map(Acceptance::confirmed);
            core::iter::once(given.clone()).chain(confirmed)
        })
    }

    /// Each acceptance of it, as a stance on one of its points.
    pub(crate) fn accepted_on(
        &self,
        channel: &Channel,
        point: PointId,
    ) -> impl Iterator<Item = Stance> {
        let at = self.points.iter().find(move |at| at.point == point).copied();
        self.acceptances(channel).filter_map(move |acceptance| Some(acceptance.on(at?)))
    }

    /// The labels of its points.
    #[must_use]
    pub fn labels(&self, channel: &Channel) -> Vec<String> {
        let label = |at: &Wording| channel.drafts().label(at.point).unwrap_or("?").to_string();
        self.points.iter().map(label).collect()
    }
}

/// A package that can be taken apart: nobody did so yet.
fn apart(channel: &Channel, to: To<Packages>) -> Result<&Package, Refusal> {
    let package = to.look(channel)?;
    match package.fall(channel) {
        Some(why @ (Fall::Unbundled(_) | Fall::Reopened { .. })) => {
            Err(Refused::NotWhole { name: to.called(channel), why }.into())
        }
        // Words that changed may come back; until somebody says so, the package is not over.
        Some(Fall::Changed(_) | Fall::NoPlace(_)) | None => Ok(package),
    }
}

/// Every acceptance of a package that holds the point, as a stance on the point's words in it, and
/// what it fell with if it did.
pub(crate) fn acceptances(
    channel: &Channel,
    point: PointId,
) -> impl Iterator<Item = (Stance, Option<Fell>)> {
    let holding = channel.packages().0.iter().filter(move |(_, _, package)| package.has(point));
    holding.flat_map(move |(_, name, package)| {
        let fell = package.fall(channel).map(|why| Fell { package: name.clone(), why });
        package.accepted_on(channel, point).map(move |stance| (stance, fell.clone()))
    })
}

impl Acceptance {
    /// The word of whoever confirms an acceptance, under a mandate of its own.
    fn confirmed(with: &Header) -> Self {
        let Header { id, by, position, at, .. } = with;
        Self { act: *id, by: by.clone(), position: *position, at: *at, ad_referendum: false }
    }

    /// The acceptance as a stance on one of the package's wordings.
    fn on(&self, at: Wording) -> Stance {
        let ad_referendum = self.ad_referendum;
        Stance {
            act: self.act,
            by: self.by.clone(),
            position: self.position,
            at: self.at,
            on_behalf: None,
            wording: Some(at.wording),
            said: Said::Agree { grade: Grade::Text, ad_referendum, condition: None },
        }
    }
}

impl fmt::Display for Fall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unbundled(by) => write!(f, "{by} unbundled it"),
            Self::Reopened { by, label, reason } => {
                write!(f, "{by} reopened point {label}: {reason}")
            }
            Self::Changed(label) => write!(f, "the words of point {label} have changed"),
            Self::NoPlace(label) => {
                write!(f, "point {label} has no place in the draft on the table")
            }
        }
    }
}
