//! `statements`: who is reported to have said what, and how far that can be relied on.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, Voiced, told};
use crate::channel::Channel;
use crate::id::ActId;
use crate::refer::{Named, To};
use crate::seen::Seen;
use crate::statements::Source;
use crate::time::When;
use crate::view::{Asked, NoView, Page, Tone, View, number, view};

view! {
    /// Statements, as claims.
    pub struct StatementsView {
        /// What was asked about; absent for all of them.
        asked: Option<String>,
        /// The statements; a speaker's own words before what others tell of them.
        statements: Vec<Claim>,
        /// The sources that they were read in.
        sources: Vec<SourceShown>,
    }
}

view! {
    /// A source card.
    pub struct SourceShown {
        /// What it is called.
        name: String,
        /// Who published it.
        publisher: String,
        /// Who wrote it.
        authors: Vec<String>,
        /// Its title.
        title: Option<String>,
        /// What it is: an article, a broadcast.
        medium: Option<String>,
        /// When it was published.
        published: When,
        /// Where it is found.
        pointer: Option<String>,
        /// The digest of the copy that was read.
        digest: Option<String>,
    }
}

impl View for StatementsView {
    const NAME: &'static str = "statements";
    const ABOUT: &'static str = "Who is reported to have said what, as claims";
    const ASKED: Option<Asked> = Some(Asked {
        word: "WHAT",
        help: "A speaker, a party, or a thing that statements are about; without it, all of them",
        required: false,
    });

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let about = |told: &Voiced<'_>| asked.is_none_or(|asked| concerns(seen, told, asked));
        let mut found: Vec<Voiced<'_>> = told(seen).into_iter().filter(about).collect();
        if asked.is_some() {
            found.sort_by_key(|(_, _, _, statement)| statement.record.within.is_some());
        }
        let sources = sources(seen, &found, asked);
        let statements = found.into_iter().map(|told| Claim::of(seen, told)).collect();
        Ok(Self { asked: asked.map(ToString::to_string), statements, sources })
    }

    fn lines(&self, page: &mut Page) {
        let asked = self.asked.as_ref().map(|asked| format!(" that concerns “{asked}”"));
        let asked = asked.unwrap_or_default();
        if self.statements.is_empty() {
            page.line(0, format!("no statement{asked} is recorded here"));
        } else {
            let head = number(self.statements.len(), "statement");
            page.line(0, format!("{head}: claims, with their sources; none is counted"));
        }
        for claim in &self.statements {
            claim.lines(page);
        }
        for source in &self.sources {
            page.toned(0, Tone::Quiet, source.sentence());
        }
    }
}

/// Whether a statement concerns what was asked about: who spoke, for whom, itself, the statement that
/// it stands in, its source, or a thing that it is about.
fn concerns(seen: &Seen<'_>, (home, id, name, statement): &Voiced<'_>, asked: &str) -> bool {
    let record = &statement.record;
    let named = |act: ActId, find: fn(&Channel, &str) -> Option<ActId>| {
        seen.channels().any(|channel| find(channel, asked) == Some(act))
    };
    let draft = |channel: &Channel, words: &str| channel.drafts().all().find(words);
    let this = home.statements().all().find(asked);
    record.speaker.as_str() == asked
        || record.party.as_ref().is_some_and(|party| party.as_str() == asked)
        || name.as_str() == asked
        || this == Some(*id)
        || is(home, record.within, asked)
        || is(home, Some(record.source), asked)
        || record.draft.is_some_and(|about| named(about.draft, draft))
        || is(home, record.body, asked)
        || is(home, record.understanding, asked)
        || is(home, record.incident, asked)
}

/// Whether a pointer of a channel is at what goes by that name there.
fn is<N: Named>(home: &Channel, at: Option<To<N>>, asked: &str) -> bool {
    at.is_some_and(|at| N::register(home).find(asked) == Some(at.act))
}

/// The cards of the sources that these statements were read in, each once, and of the one asked.
fn sources(seen: &Seen<'_>, found: &[Voiced<'_>], asked: Option<&str>) -> Vec<SourceShown> {
    let cards = seen.channels().flat_map(|home| {
        let all = home.statements().sources();
        let named = asked.and_then(|asked| all.find(asked));
        all.iter().filter(move |(id, _, _)| {
            named == Some(*id)
                || asked.is_none()
                || found.iter().any(|(_, _, _, told)| told.record.source.act == *id)
        })
    });
    cards.map(|(_, _, source)| SourceShown::of(source)).collect()
}

impl SourceShown {
    fn of(source: &Source) -> Self {
        Self {
            name: source.name.to_string(),
            publisher: source.publisher.to_string(),
            authors: source.author.iter().map(ToString::to_string).collect(),
            title: source.title.as_ref().map(ToString::to_string),
            medium: source.medium.as_ref().map(ToString::to_string),
            published: source.published.clone(),
            pointer: source.pointer.as_ref().map(ToString::to_string),
            digest: source.digest.map(|digest| digest.to_string()),
        }
    }

    fn sentence(&self) -> String {
        let title = self.title.as_ref().map(|title| format!(" “{title}”")).unwrap_or_default();
        let by = match self.authors.is_empty() {
            true => String::new(),
            false => format!(", by {}", crate::view::listed(&self.authors)),
        };
        let pointer = self.pointer.as_ref().map(|at| format!("; {at}")).unwrap_or_default();
        let digest = self.digest.as_ref().map(|d| format!("; copy {d}")).unwrap_or_default();
        let medium = self.medium.as_ref().map(|medium| format!(" ({medium})")).unwrap_or_default();
        let (name, publisher, when) = (&self.name, &self.publisher, self.published.said());
        format!("source {name}: {publisher}{title}{medium}{by}, published {when}{pointer}{digest}")
    }
}
