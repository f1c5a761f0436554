//! `bodies`: groups that are spoken of, the sizes claimed for them, and who is known to be in them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::bodies::{Body, Bound, KnownMember, Size};
use crate::field::Words;
use crate::id::Name;
use crate::members::Decision;
use crate::seen::Seen;
use crate::time::When;
use crate::view::{Asked, NoView, Page, Tone, View, count, listed, view};

view! {
    /// The bodies that are spoken of.
    pub struct Bodies {
        /// Each of them, or the one that was asked about.
        bodies: Vec<BodyShown>,
    }
}

view! {
    /// A body.
    pub struct BodyShown {
        /// What it is called.
        name: Name,
        /// Its title at length.
        title: Option<Words>,
        /// What it is for.
        purpose: Option<Words>,
        /// Whose agreement is its own consent; absent when that is unknown.
        rule: Option<Decision>,
        /// Every size claimed for it; none is made out of others.
        sizes: Vec<SizeShown>,
        /// How many members are known by name.
        known: u64,
        /// Their names.
        members: Vec<MemberShown>,
        /// Names that were removed since.
        removed: Vec<Words>,
    }
}

view! {
    /// A size that somebody claims.
    pub struct SizeShown {
        /// The number.
        number: u64,
        /// How it bounds the size.
        bound: Bound,
        /// Who claims it.
        by: Words,
        /// Where that is found.
        source: Option<Words>,
        /// When it was claimed.
        when: When,
    }
}

view! {
    /// A member known by name.
    pub struct MemberShown {
        /// The name.
        member: Words,
        /// Since when.
        since: Option<When>,
        /// Who says so.
        source: Option<Words>,
    }
}

impl SizeShown {
    fn of(size: &Size) -> Self {
        Self {
            number: u64::from(size.number),
            bound: size.bound,
            by: size.by.clone(),
            source: size.source.clone(),
            when: size.when.clone(),
        }
    }

    fn sentence(&self) -> String {
        let source = self.source.as_ref().map_or("unknown".into(), ToString::to_string);
        let (bound, number, by, when) = (self.bound.said(), self.number, &self.by, &self.when);
        format!("{bound} {number}, says {by} (when: {when}; source: {source})")
    }
}

impl MemberShown {
    fn of(known: &KnownMember) -> Self {
        Self {
            member: known.member.clone(),
            since: known.since.clone(),
            source: known.source.clone(),
        }
    }

    fn sentence(&self) -> String {
        let since = self.since.as_ref().map(|since| format!("since {since}"));
        let source = self.source.as_ref().map(|source| format!("source: {source}"));
        let more: Vec<String> = since.into_iter().chain(source).collect();
        match more.is_empty() {
            true => self.member.to_string(),
            false => format!("{} ({})", self.member, more.join("; ")),
        }
    }
}

impl BodyShown {
    fn of(name: &Name, body: &Body) -> Self {
        let members: Vec<MemberShown> = body.known().map(MemberShown::of).collect();
        let gone = body.named.iter().filter(|known| known.removed.is_some());
        let gone = gone.filter(|known| !body.has(known.member.as_str()));
        Self {
            name: name.clone(),
            title: body.title.clone(),
            purpose: body.purpose.clone(),
            rule: body.rule,
            sizes: body.sizes.iter().map(SizeShown::of).collect(),
            known: count(&members),
            members,
            removed: gone.map(|known| known.member.clone()).collect(),
        }
    }

    fn lines(&self, page: &mut Page) {
        let title = self.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
        page.toned(0, Tone::Strong, format!("{}{title}", self.name));
        if let Some(purpose) = &self.purpose {
            page.line(1, format!("for: {purpose}"));
        }
        match self.sizes.as_slice() {
            [] => page.line(1, "nobody claimed a size"),
            sizes => {
                page.line(1, "claimed sizes:");
                for size in sizes {
                    page.toned(2, Tone::Quiet, size.sentence());
                }
            }
        }
        page.line(1, format!("known by name: {}", self.known));
        for member in &self.members {
            page.line(2, member.sentence());
        }
        if !self.removed.is_empty() {
            page.line(1, format!("removed since: {}", listed(&self.removed)));
        }
    }
}

impl View for Bodies {
    const NAME: &'static str = "bodies";
    const ABOUT: &'static str =
        "Groups that are spoken of: the sizes claimed for them, who is known to be in them";
    const ASKED: Option<Asked> =
        Some(Asked { word: "BODY", help: "Which body; without it, all of them", required: false });

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let all = seen.channel().bodies().all();
        let Some(said) = asked else {
            let bodies = all.iter().map(|(_, name, body)| BodyShown::of(name, body)).collect();
            return Ok(Self { bodies });
        };
        let found = all.find(said).and_then(|id| all.name(id).zip(all.get(id)));
        let (name, body) =
            found.ok_or_else(|| NoView::NoSuch { what: "body", said: said.into() })?;
        Ok(Self { bodies: alloc::vec![BodyShown::of(name, body)] })
    }

    fn lines(&self, page: &mut Page) {
        if self.bodies.is_empty() {
            page.line(0, "no body is spoken of");
        }
        for body in &self.bodies {
            body.lines(page);
        }
    }
}
