//! Why a command has no answer, and how that is told: what, why, and what would make it right.

use clap::ArgMatches;
use paraph_case::act::{BadAct, kinds};
use paraph_case::field::{BadField, Fault};
use paraph_case::id::{Actor, BadName};
use paraph_case::known::there_are;
use paraph_case::refusal::Refusal;
use paraph_case::view::NoView;
use paraph_case::views::views;
use paraph_desk::{Desk, DeskError};

use crate::hint::{Hint, Room};
use crate::typed::Typed;
use crate::{Answer, folder, text};

/// Why a command has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The desk refused or failed.
    #[error("{0}")]
    Desk(#[from] DeskError),
    /// The desk refused, and there is more than one thing that would make it right.
    #[error("{why}")]
    Several {
        /// Why.
        why: Box<DeskError>,
        /// What would make it right, the first the shortest.
        hints: Vec<Hint>,
    },
    /// There is nothing to show.
    #[error("{0}")]
    View(#[from] NoView),
    /// The words cannot be taken.
    #[error("{why}")]
    Words {
        /// Why.
        why: String,
        /// What would make it right.
        hint: Option<Hint>,
    },
}

impl From<BadName> for Failure {
    fn from(bad: BadName) -> Self {
        Self::Desk(bad.into())
    }
}

/// A refusal of the rules has the first status, words that cannot be read the second.
const REFUSED: u8 = 1;
pub(crate) const UNREADABLE: u8 = 2;

impl Failure {
    /// Tells it to whoever typed the line.
    pub(crate) fn told(&self, typed: &Typed, matches: &ArgMatches) -> Answer {
        let room = self.concerns_a_room().then(|| room(matches)).flatten();
        let among = room.as_ref().and_then(|room| self.among(room, matches));
        let among = among.map(|among| format!(": {among}")).unwrap_or_default();
        let (status, word) = match self.is_refusal() {
            true => (REFUSED, "refused"),
            false => (UNREADABLE, "error"),
        };
        // What goes on in further lines hangs below the first, whoever wrote it.
        let why = format!("{self}{among}");
        let why = why.split('\n').map(str::trim_start).collect::<Vec<_>>().join("\n  ");
        let mut err = format!("{word}: {why}\n");
        let hints = match &self {
            Self::Several { hints, .. } => hints.clone(),
            _ => self.hint(matches).into_iter().collect(),
        };
        let lines = hints.iter().flat_map(|hint| hint.lines(typed, room.as_ref()));
        // A name that was typed begins no line of its own.
        lines.for_each(|line| err.push_str(&format!("{}\n", line.replace('\n', "\u{FFFD}"))));
        Answer { status, err, ..Answer::default() }
    }

    /// Whether the words were understood, and what they ask is not permitted.
    fn is_refusal(&self) -> bool {
        use DeskError::{Exists, NameTaken, NotUnder, Refused};
        matches!(
            self,
            Self::View(NoView::Refused(_))
                | Self::Desk(Refused(_) | Exists(_) | NameTaken(_) | NotUnder { .. })
                | Self::Several { .. }
        )
    }

    /// Whether the channel can say more: which values there are.
    fn concerns_a_room(&self) -> bool {
        matches!(self, Self::Desk(DeskError::Refused(_) | DeskError::Words(_)))
    }

    /// The field whose words cannot be taken.
    fn field(&self) -> Option<&BadField> {
        let Self::Desk(DeskError::Words(BadAct::Field(bad)) | DeskError::Field(bad)) = self else {
            return None;
        };
        Some(bad)
    }

    /// What there is, where somebody named what there is not.
    fn among(&self, room: &Room, matches: &ArgMatches) -> Option<String> {
        let bad = self.field()?;
        let Fault::NoSuch { what, .. } = &bad.fault else { return None };
        let kind = kind(matches)?;
        let spec = kinds().into_iter().find(|spec| spec.tag == kind)?;
        let field = spec.fields.iter().find(|field| field.name == bad.field)?;
        // What was looked for inside of the value (a channel) is none of these.
        let fits = field.word.to_lowercase() == *what;
        let wider: Vec<_> = room.wider.iter().collect();
        fits.then(|| there_are(field.word, &room.channel, &wider)).flatten()
    }

    fn hint(&self, matches: &ArgMatches) -> Option<Hint> {
        match self {
            Self::Words { hint, .. } => hint.clone(),
            Self::Desk(
                DeskError::NoKey(who) | DeskError::NoSuchChannel { reader: who, name: None, .. },
            ) if alike(who, matches).is_some() => {
                Some(Hint::Again("--as", alike(who, matches)?.to_string()))
            }
            // What every member can do instead: hand in a text of its own, or propose a change.
            Self::Desk(DeskError::Refused(why))
                if kind(matches) == Some("table") && is_role(why) =>
            {
                Some(Hint::Either(vec!["act submit --help".into(), "act amend --help".into()]))
            }
            Self::Desk(_) if self.lacks_a_field() => Some(Hint::Whole),
            Self::Desk(DeskError::Which { names, .. }) => elsewhere(names),
            Self::Desk(DeskError::NoSuchChannel { name, names, .. }) => {
                // A channel may be named in other places than --channel.
                (*name == text(matches, "channel")).then(|| elsewhere(names)).flatten()
            }
            Self::Desk(error) => desk_hint(error),
            Self::View(NoView::NoSuch { what, .. }) => list_of(what),
            Self::View(NoView::Refused(_)) | Self::Several { .. } => None,
        }
    }

    fn lacks_a_field(&self) -> bool {
        self.field().is_some_and(|bad| bad.fault == Fault::Missing)
    }
}

fn desk_hint(error: &DeskError) -> Option<Hint> {
    match error {
        DeskError::Refused(refusal) => Refusal::hint(refusal).map(Hint::Command),
        DeskError::NoDesk(_) => {
            Some(Hint::command("init --party A --party B --mediator M --text draft-1.txt"))
        }
        DeskError::NoKey(who) if who.delegate.is_some() => {
            Some(Hint::Command(format!("delegate {who}")))
        }
        DeskError::Words(BadAct::Kind(_)) => Some(Hint::command("act --help")),
        DeskError::Broken(broken) => desk_hint(&broken.why),
        DeskError::Store(error) => error.hint().map(Hint::System),
        _ => None,
    }
}

/// Whether it is refused because somebody else has the role.
const fn is_role(why: &Refusal) -> bool {
    matches!(why, Refusal::Role { .. })
}

/// Somebody on this desk whose name is written in other capitals.
fn alike(who: &Actor, matches: &ArgMatches) -> Option<Actor> {
    let written = who.to_string();
    let people = Desk::open(&folder(matches)).ok()?.people();
    let mut others = people.into_iter().filter(|other| other != who);
    others.find(|other| other.to_string().eq_ignore_ascii_case(&written))
}

/// What was typed, in a channel that one is in.
fn elsewhere(names: &[String]) -> Option<Hint> {
    Some(Hint::Again("--channel", names.first()?.clone()))
}

/// The view that lists the things of a kind, by the noun for one of them.
fn list_of(noun: &str) -> Option<Hint> {
    let stem = noun.replace('-', "");
    // A plural begins as its noun does, but for the letter that it may change: bodies, parties.
    let stem = stem.strip_suffix('y').unwrap_or(&stem).to_owned();
    let lists = |name: &str| name.starts_with(&stem) && name.ends_with('s') && name != "status";
    let view = views().into_iter().find(|view| lists(view.name));
    let name = match (view, noun) {
        (Some(view), _) => view.name,
        (None, "point") => "draft",
        (None, "party") => "channels",
        (None, _) => return None,
    };
    Some(Hint::command(name))
}

/// The kind of act that was typed.
fn kind(matches: &ArgMatches) -> Option<&str> {
    matches.subcommand().filter(|(name, _)| *name == "act")?.1.subcommand_name()
}

/// The channel that the line was about, if whoever typed it can act there.
fn room(matches: &ArgMatches) -> Option<Room> {
    let by = text(matches, "as")?.parse().ok()?;
    let desk = Desk::open(&folder(matches)).ok()?;
    let (channel, wider) = desk.room(&by, text(matches, "channel").as_deref()).ok()?;
    Some(Room { channel, wider })
}
