//! `table`: the pen-holder issues the next draft.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::hash::Hash;

use super::lineage::{
    Answers, Continues, Dropped, FIELDS_MAX, Lineage, LineageFile, Misfit, OwnHand, TakesFrom,
    labels_of,
};
use super::text::held_base;
use super::{Drafts, Held, Known, Refused, Role, TextFile, with_sponsor};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{BadField, Form, kind};
use crate::id::Name;
use crate::refer::To;
use crate::refusal::Refusal;
use crate::understandings::Understandings;

kind! {
    /// Tables a draft: freezes its text, names it, and says what became of each point before.
    ///
    /// It comes from the draft on the table. Each point of that is continued by a point of the new
    /// text, or gave words to one, or is declared dropped; a new point that continues none is a point
    /// of its own. Each new or changed point answers an
    /// amendment, or is the pen-holder's own hand. A change that is not declared is refused: of words,
    /// of a heading, of who stands behind a bracket, and of the title.
    ///
    /// `--continues same-words` and `--continues same-labels` pair up all points that are alike, but
    /// for those of which something is declared by name. `paraph propose-lineage` works out the whole
    /// from the words, and writes it as a file to be corrected. Given both, in that order, points that kept
    /// their words are followed wherever they stand now, and what is left by its label.
    "table" => pub struct Table {
        /// What the draft is called.
        name: Name,
        /// The file with its text.
        text: TextFile,
        /// The draft it comes from: the one on the table.
        base: Option<To<Drafts>>,
        /// Which point is which: new label=old label.
        continues: Vec<Continues>,
        /// A point of the base that has no place in it.
        dropped: Vec<Dropped>,
        /// A point that takes words from a further point of the base: new label=old label.
        takes_from: Vec<TakesFrom>,
        /// A new or changed point, and the amendment that it answers: label=amendment.
        answers: Vec<Answers>,
        /// A new or changed point that is the pen-holder's own, or `title`.
        own_hand: Vec<OwnHand>,
        /// A file that declares all of that, a line each: `continues 9=10`, `own-hand 9`.
        lineage: Option<LineageFile>,
        /// An understanding that it cites; who asserts it and who does not is printed beside it.
        cites: Vec<To<Understandings>>,
    }
}

impl Table {
    /// What its fields declare of the points.
    fn fields(&self) -> Lineage {
        Lineage {
            continues: self.continues.clone(),
            takes_from: self.takes_from.clone(),
            dropped: self.dropped.clone(),
            answers: self.answers.clone(),
            own_hand: self.own_hand.clone(),
        }
    }

    /// Whether its base is the draft on the table, where one is.
    ///
    /// What is not declared is an error, and what the parties read is set beside what they have
    /// before them: a lineage from an earlier draft, or from a member's own text, would say nothing
    /// of the points on the table, and they would vanish unseen.
    fn comes_from_the_table(&self, channel: &Channel) -> Result<(), Refused> {
        let (Some(base), Some(table)) = (self.base, channel.drafts().working()) else {
            return Ok(());
        };
        match base.act == table {
            true => Ok(()),
            false => Err(Refused::OtherBase {
                table: To::<Drafts>::new(table).called(channel),
                base: with_sponsor(channel, base.act),
            }),
        }
    }

    /// What it declares of the points, in its fields or in a file.
    fn lineage(&self, drafts: &Drafts) -> Result<Lineage, Refused> {
        let fields = self.fields();
        match self.lineage {
            None => Ok(fields),
            Some(_) if fields.len() > 0 => Err(Misfit::TwoPlaces.into()),
            Some(file) => file.look(drafts),
        }
    }

    /// The draft that it brings in.
    fn held(&self, drafts: &Drafts, header: &Header) -> Result<Held, Refused> {
        let (text, lineage) = (self.text.look(drafts)?, self.lineage(drafts)?);
        let held = Held::of(header.id, self.text, text, self.base, &lineage);
        Ok(Held { cites: self.cites.clone(), ..held })
    }
}

impl Kind for Table {
    type Ledger = Drafts;
    const BY: By = By::PenHolder;
    const EXAMPLE: &'static str = "table --name draft-1 --text draft-1.txt";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let drafts = channel.drafts();
        drafts.drafts.free(&self.name)?;
        let text = self.text.look(drafts)?;
        for cited in &self.cites {
            cited.look(channel)?;
        }
        let lineage = self.lineage(drafts)?;
        let Some(base) = held_base(self.base, channel)? else {
            return match drafts.working() {
                None if lineage.len() == 0 => Ok(()),
                None => Err(Refused::Lineage(Misfit::NotInBase).into()),
                Some(_) => Err(Refused::NoBase.into()),
            };
        };
        self.comes_from_the_table(channel)?;
        lineage.fits(&text, base).map_err(Refused::from)?;
        let silent = lineage.undeclared(base);
        if !silent.is_empty() {
            let proposed = lineage.proposal(&silent, &text, base);
            return Err(Refused::Undeclared { points: labels_of(&silent), proposed }.into());
        }
        for Answers { ordinal, amendment } in &lineage.answers {
            if amendment.look(channel)?.withdrawn {
                let place = text.walk().find(|place| place.ordinal == *ordinal);
                let label = place.map_or_else(|| "?".into(), |place| place.label);
                let amendment = amendment.called(channel);
                return Err(Refused::AnswersWithdrawn { label, amendment }.into());
            }
        }
        let new = self.held(drafts, header)?;
        Ok(lineage.explains(&new, base).map_err(Refused::from)?)
    }

    fn apply(&self, drafts: &mut Drafts, header: &Header) {
        // `permit` has read the same bytes; were they gone, the draft would only be known of.
        let held = self.held(drafts, header).ok();
        drafts.add(header, &self.name, Known { act: header.id, role: Role::Tabled, held });
    }

    /// A long lineage goes to a file.
    fn settle(self, form: &mut Form<'_>) -> Result<Self, BadField> {
        let lineage = self.fields();
        if lineage.len() <= FIELDS_MAX || self.lineage.is_some() {
            return Ok(self);
        }
        let file = Some(LineageFile::keep(lineage.to_bytes(), form.files));
        let (continues, takes_from, dropped, answers, own_hand) = Default::default();
        let fields = Self { continues, takes_from, dropped, answers, own_hand, ..self };
        Ok(Self { lineage: file, ..fields })
    }

    fn sentence(&self, channel: &Channel) -> String {
        self.text.sentence("tabled", self.name.as_str(), channel.drafts())
    }

    fn needs(&self) -> Vec<Hash> {
        let lineage = self.lineage.map(|file| file.digest);
        core::iter::once(self.text.digest).chain(lineage).collect()
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        // What members submitted, or only know of, takes no number of the pen-holder's drafts.
        let drafts = &channel.drafts().drafts;
        let tabled = drafts.iter().filter(|(_, _, known)| known.role == Role::Tabled).count();
        Some(drafts.suggest_after("draft", tabled))
    }
}
