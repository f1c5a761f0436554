//! The record as a whole, in lines and as JSON: which channels there are, and whether their logs are
//! whole. What one channel holds is answered by the views of the case.

use paraph_case::channel::Channel;
use paraph_case::id::{ChannelId, Party};
use paraph_case::members::Standing;
use paraph_case::view::{Member, Page, Shown, Tone, judged_so_far, listed, number, object, view};
use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};
use paraph_log::merkle::Head;

mod older;

pub(crate) use older::OlderShown;

view! {
    /// The channels that a reader is in.
    pub struct Channels {
        /// Each of them.
        channels: Vec<ChannelShown>,
    }
}

view! {
    /// A channel.
    pub struct ChannelShown {
        /// What it is called.
        name: String,
        /// Its id.
        id: ChannelId,
        /// Its members.
        members: Vec<MemberShown>,
        /// Who alone issues its drafts.
        pen_holder: Option<Party>,
        /// Who keeps and frees points, and disposes of what is asked.
        chair: Option<Party>,
        /// Who alone attests conditions; empty where every member may.
        attestors: Vec<Party>,
        /// The wider channels that it lies under, of those that the reader is in.
        under: Vec<String>,
        /// Who recorded it, when it is a reconstruction.
        reconstruction: Option<Party>,
    }
}

view! {
    /// A member of a channel.
    pub struct MemberShown {
        /// The party.
        party: Party,
        /// What it is to the instrument.
        standing: Standing,
    }
}

view! {
    /// Records whose every signature, whole log and signed head were checked.
    pub struct Verification {
        /// Each of them.
        verified: Vec<VerifiedShown>,
    }
}

view! {
    /// One record that is whole.
    pub struct VerifiedShown {
        /// What its channel is called.
        name: String,
        /// The channel's id.
        id: ChannelId,
        /// How many acts its log has.
        acts: u64,
        /// How many of them stand in it against the rules, and change nothing.
        kept_as_refused: u64,
        /// Up to where this program judges it, when other rules were adopted since; in a sentence.
        judged_so_far: Option<String>,
        /// Who recorded it, when it is a reconstruction.
        reconstruction: Option<Party>,
        /// The root of its log.
        root: Hash,
        /// The key that signed the head of a bundle, to be compared; absent for a desk's own log.
        log_key: Option<String>,
        /// How it stands to an older record that was named; absent where none was.
        older: Option<OlderShown>,
    }
}

/// An answer about the record.
pub(crate) trait Answer: Shown {
    /// The command.
    const NAME: &'static str;
    /// What it answers.
    const ABOUT: &'static str;

    /// The answer in lines.
    fn lines(&self, page: &mut Page);

    /// The answer as it is asked for.
    fn render(&self, as_json: bool, colour: bool) -> String {
        if as_json {
            let mut envelope = Map::default();
            envelope.insert("answer", self.json());
            envelope.insert("view", Self::NAME);
            return format!("{}\n", Value::Map(envelope).to_pretty());
        }
        let mut page = Page::default();
        self.lines(&mut page);
        page.render(colour)
    }
}

/// The JSON Schema of an answer in its envelope, by its command.
pub(crate) fn schema(name: &str) -> Option<Value> {
    match name {
        Channels::NAME => Some(envelope::<Channels>()),
        Verification::NAME => Some(envelope::<Verification>()),
        _ => None,
    }
}

fn envelope<A: Answer>() -> Value {
    let member = |name, help, schema| Member { name, help, schema, optional: false };
    let members =
        [member("answer", A::ABOUT, A::schema()), member("view", "The command", String::schema())];
    let mut schema = object(A::ABOUT, &members);
    if let Value::Map(map) = &mut schema {
        map.insert("$schema", "https://json-schema.org/draft/2020-12/schema");
        map.insert("title", A::NAME);
    }
    schema
}

impl ChannelShown {
    /// A channel, among all that the reader may read.
    pub(crate) fn of(channel: &Channel, readable: &[Channel]) -> Self {
        let members = channel.members();
        let shown = |member: &paraph_case::members::Member| MemberShown {
            party: member.party.clone(),
            standing: member.standing,
        };
        let under = readable.iter().filter(|wider| channel.charter().under.contains(&wider.id()));
        Self {
            name: channel.name().to_string(),
            id: channel.id(),
            members: members.iter().map(shown).collect(),
            pen_holder: members.pen_holder().cloned(),
            chair: members.chair().cloned(),
            attestors: members.attestors().cloned().collect(),
            under: under.map(|wider| wider.name().to_string()).collect(),
            reconstruction: channel.charter().reconstruction.clone(),
        }
    }
}

impl VerifiedShown {
    /// A channel whose record was checked; with the log key, where it was checked as a bundle.
    pub(crate) fn of(channel: &Channel, head: Head, log_key: Option<String>) -> Self {
        let refused = channel.recorded().iter().filter(|act| act.refusal.is_some());
        Self {
            name: channel.name().to_string(),
            id: channel.id(),
            acts: head.size,
            kept_as_refused: refused.map(|_| 1_u64).sum(),
            reconstruction: channel.charter().reconstruction.clone(),
            judged_so_far: unknown_from(channel, head.size),
            root: head.root,
            log_key,
            older: None,
        }
    }

    /// How many acts its log has, and how many of them the rules that are known refused after they were written. An
    /// act that is refused on its author's own desk never comes so far.
    fn acts(&self) -> String {
        let acts = number(usize::try_from(self.acts).unwrap_or(usize::MAX), "act");
        match self.kept_as_refused {
            0 => format!("{acts}, none of them kept as refused"),
            some => format!("{acts}, {some} of them kept as refused"),
        }
    }
}

/// From where on what the acts of a log mean is not known, where its channel has adopted rules that
/// this program does not know.
pub(crate) fn unknown_from(channel: &Channel, acts: u64) -> Option<String> {
    let so_far = judged_so_far(channel)?;
    let first = channel.size();
    Some(match acts.checked_sub(first + 1) {
        None => so_far,
        Some(0) => format!(
            "{so_far} What act {first} means is not known to this version; its bytes, its signatures \
             and its place in the log are as they should be."
        ),
        Some(_) => format!(
            "{so_far} What acts {first} to {} mean is not known to this version; their bytes, their \
             signatures and their places in the log are as they should be.",
            acts - 1
        ),
    })
}

impl Answer for Channels {
    const NAME: &'static str = "channels";
    const ABOUT: &'static str = "The channels that you are in";

    fn lines(&self, page: &mut Page) {
        for channel in &self.channels {
            let members = channel.members.iter().map(|m| format!("{} ({})", m.party, m.standing));
            page.line(0, format!("{}: {}", channel.name, listed(members)));
            let (pen, chair) = (&channel.pen_holder, &channel.chair);
            if let Some(pen) = pen {
                let chairs = if chair.as_ref() == Some(pen) { " and chairs" } else { "" };
                page.line(1, format!("{pen} holds the pen{chairs}"));
            }
            if let Some(chair) = chair.as_ref().filter(|chair| pen.as_ref() != Some(*chair)) {
                page.line(1, format!("{chair} chairs"));
            }
            if !channel.attestors.is_empty() {
                page.line(1, format!("attested by {} only", listed(&channel.attestors)));
            }
            if !channel.under.is_empty() {
                page.line(1, format!("lies under {}", listed(&channel.under)));
            }
            reconstruction(channel.reconstruction.as_ref(), page);
        }
    }
}

impl Answer for Verification {
    const NAME: &'static str = "verify";
    const ABOUT: &'static str =
        "Checks every signature and the whole log, of the desk or of a bundle";

    fn lines(&self, page: &mut Page) {
        for verified in &self.verified {
            page.pieces(
                0,
                vec![
                    (Tone::Strong, format!("{}: ", verified.name)),
                    (Tone::Good, "verified".into()),
                    (Tone::Plain, format!(": {}", verified.acts())),
                ],
            );
            if let Some(line) = &verified.judged_so_far {
                page.line(1, line.clone());
            }
            let texts = match (&verified.log_key, &verified.judged_so_far) {
                (Some(_), None) => " every text,",
                (Some(_), Some(_)) => " every text that is here,",
                (None, _) => "",
            };
            page.line(
                1,
                format!("every signature,{texts} the whole log, and the head that its host signed"),
            );
            reconstruction(verified.reconstruction.as_ref(), page);
            if let Some(older) = &verified.older {
                let tone = if older.extends() { Tone::Good } else { Tone::Strong };
                page.toned(1, tone, older.sentence.clone());
            }
            page.line(1, format!("root {}", verified.root));
            if let Some(key) = &verified.log_key {
                page.line(1, format!("log key {key}"));
                page.line(
                    1,
                    "compare root and log key with what other members hold; README there says how to",
                );
                page.line(1, "check it all without Paraph");
            }
        }
    }
}

/// Says that a channel is a reconstruction, if it is.
fn reconstruction(recorder: Option<&Party>, page: &mut Page) {
    if let Some(recorder) = recorder {
        let text = format!("a reconstruction, recorded by {recorder}: the recorder signs its acts");
        page.line(1, text);
    }
}
