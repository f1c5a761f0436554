//! How a lineage is spelled: in the fields of a signed act, and as people type it.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};

use super::{Answers, Continues, Dropped, Lineage, OwnHand, TITLE, TakesFrom};
use crate::drafts::HeldPoint;
use crate::drafts::text::Texts;
use crate::field::{self, Fault, Form, Item};
use crate::id::{ActId, PointId};
use crate::refer::{read_point, write_point};

/// Reads each part of `7,10`.
fn each<T>(words: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    words.split(',').map(read).collect()
}

/// Whether a new point is taken for an old one.
type Alike = fn(&HeldPoint, &HeldPoint) -> bool;

impl Continues {
    /// Reads `9=10,10=9`, and `same-words` and `same-labels`: every point that has its like in the
    /// base, but for those of which something is declared already.
    pub(super) fn typed(
        words: &str,
        declared: &Lineage,
        texts: &Texts<'_>,
    ) -> Result<Vec<Self>, Fault> {
        match Self::alike(words) {
            None => each(words, |pair| Self::pair(pair, texts)),
            Some(alike) => {
                let new = Lineage::default().points(ActId(Hash([0; 32])), &texts.new);
                Ok(pair_up(&new, &texts.base()?.points, declared, alike))
            }
        }
    }

    /// What `same-words` and `same-labels` mean, the surer first: of several points in the same
    /// words, those that kept their label are the same.
    pub(super) fn alike(words: &str) -> Option<&'static [Alike]> {
        match words {
            "same-words" => Some(&[
                |new, old| new.wording == old.wording && new.label == old.label,
                |new, old| new.wording == old.wording,
            ]),
            "same-labels" => Some(&[|new, old| new.label == old.label]),
            _ => None,
        }
    }

    /// Reads `NEW=OLD`, both as labels: `9=10` says that point 9 is what was point 10.
    fn pair(words: &str, texts: &Texts<'_>) -> Result<Self, Fault> {
        let bad = || Fault::Lineage(format!("`{words}`: write new label=old label, as 9=10"));
        let (new, old) = words.split_once('=').ok_or_else(bad)?;
        Ok(Self { ordinal: texts.place(new)?, point: texts.old(old)? })
    }

    /// What the fields of a form declare before `words` are read: all that is declared by name, and
    /// what stands before them.
    fn before(words: &str, texts: &Texts<'_>, form: &Form<'_>) -> Result<Lineage, Fault> {
        let mut lineage = Lineage::default();
        for dropped in (form.words)("dropped") {
            lineage.dropped.extend(Dropped::typed(&dropped, texts)?);
        }
        let typed = (form.words)("continues");
        let (alike, named): (Vec<_>, Vec<_>) =
            typed.iter().partition(|typed| Self::alike(typed).is_some());
        for earlier in
            named.into_iter().chain(alike.into_iter().take_while(|typed| *typed != words))
        {
            let more = Self::typed(earlier, &lineage, texts)?;
            lineage.continues.extend(more);
        }
        Ok(lineage)
    }
}

/// Each new point with the first old one that is like it, where neither is declared yet.
fn pair_up(
    new: &[HeldPoint],
    old: &[HeldPoint],
    declared: &Lineage,
    alike: &[Alike],
) -> Vec<Continues> {
    let mut placed: BTreeSet<u32> = declared.continues.iter().map(|c| c.ordinal).collect();
    let continued = declared.continues.iter().map(|c| c.point);
    let mut taken: BTreeSet<PointId> =
        continued.chain(declared.dropped.iter().map(|dropped| dropped.0)).collect();
    let mut pairs = Vec::new();
    for (alike, point) in alike.iter().flat_map(|alike| new.iter().map(move |new| (alike, new))) {
        let ordinal = point.identity.ordinal;
        let like = |o: &&HeldPoint| !taken.contains(&o.identity) && alike(point, o);
        let found = old.iter().find(like).filter(|_| !placed.contains(&ordinal));
        if let Some(old) = found {
            placed.insert(ordinal);
            taken.insert(old.identity);
            pairs.push(Continues { ordinal, point: old.identity });
        }
    }
    pairs
}

impl TakesFrom {
    /// Reads `NEW=OLD`, both as labels: `5=6` says that point 5 takes words from what was point 6.
    pub(super) fn typed(words: &str, texts: &Texts<'_>) -> Result<Vec<Self>, Fault> {
        let taken = |pair: &str| {
            let Continues { ordinal, point } = Continues::pair(pair, texts)?;
            Ok(Self { ordinal, point })
        };
        each(words, taken)
    }
}

impl Dropped {
    /// Reads labels of the base: `3,4`.
    pub(super) fn typed(words: &str, texts: &Texts<'_>) -> Result<Vec<Self>, Fault> {
        each(words, |label| texts.old(label).map(Self))
    }
}

impl Answers {
    /// Reads `NEW=AMENDMENT`: `7=amendment-2` says that point 7 answers that amendment.
    pub(super) fn typed(
        words: &str,
        texts: &Texts<'_>,
        form: &mut Form<'_>,
    ) -> Result<Vec<Self>, Fault> {
        let mut all = Vec::new();
        for pair in words.split(',') {
            let bad =
                || Fault::Lineage(format!("`{pair}`: write new label=amendment, as 7=amendment-2"));
            let (new, amendment) = pair.split_once('=').ok_or_else(bad)?;
            let amendment = Item::spell(amendment.trim(), form)?;
            all.push(Self { ordinal: texts.place(new)?, amendment });
        }
        Ok(all)
    }
}

impl OwnHand {
    /// Reads labels of the new text, and `title`.
    pub(super) fn typed(words: &str, texts: &Texts<'_>) -> Result<Vec<Self>, Fault> {
        // A text of another form may have a point of that name, which is then what is meant.
        each(words, |label| match texts.place(label) {
            Err(_) if label.trim() == TITLE => Ok(Self::Title),
            place => place.map(Self::Point),
        })
    }
}

/// The only one of those that were read.
fn one<T>(mut read: Vec<T>) -> Result<T, Fault> {
    match (read.pop(), read.is_empty()) {
        (Some(one), true) => Ok(one),
        _ => Err(Fault::Twice),
    }
}

impl Item for Continues {
    const WORD: &'static str = "NEW=OLD";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["new", "ordinal", "tabled"])?;
        let ordinal = Item::read(map.get("new").ok_or(Fault::Missing)?)?;
        Ok(Self { ordinal, point: read_point(map)? })
    }

    fn write(&self) -> Value {
        let mut map = write_point(self.point);
        map.insert("new", i64::from(self.ordinal));
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        one(Self::spell_many(words, form)?)
    }

    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        let texts = Texts::of(form)?;
        let declared = Self::before(words, &texts, form)?;
        Self::typed(words, &declared, &texts)
    }
}

impl Item for TakesFrom {
    const WORD: &'static str = "NEW=OLD";

    fn read(value: &Value) -> Result<Self, Fault> {
        let Continues { ordinal, point } = Continues::read(value)?;
        Ok(Self { ordinal, point })
    }

    fn write(&self) -> Value {
        Continues { ordinal: self.ordinal, point: self.point }.write()
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        one(Self::spell_many(words, form)?)
    }

    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        Self::typed(words, &Texts::of(form)?)
    }
}

impl Item for Dropped {
    const WORD: &'static str = "POINT";

    fn read(value: &Value) -> Result<Self, Fault> {
        read_point(field::map(value, &["ordinal", "tabled"])?).map(Self)
    }

    fn write(&self) -> Value {
        Value::Map(write_point(self.0))
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        one(Self::spell_many(words, form)?)
    }

    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        Self::typed(words, &Texts::of(form)?)
    }
}

impl Item for Answers {
    const WORD: &'static str = "NEW=AMENDMENT";

    fn read(value: &Value) -> Result<Self, Fault> {
        let map = field::map(value, &["amendment", "new"])?;
        let get = |name| map.get(name).ok_or(Fault::Missing);
        Ok(Self { ordinal: Item::read(get("new")?)?, amendment: Item::read(get("amendment")?)? })
    }

    fn write(&self) -> Value {
        let mut map = Map::default();
        map.insert("amendment", Item::write(&self.amendment));
        map.insert("new", i64::from(self.ordinal));
        Value::Map(map)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        one(Self::spell_many(words, form)?)
    }

    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        let texts = Texts::of(form)?;
        Self::typed(words, &texts, form)
    }
}

impl Item for OwnHand {
    const WORD: &'static str = "NEW";

    /// A point by its place, the title by its word.
    fn read(value: &Value) -> Result<Self, Fault> {
        match value.as_text() {
            Some(TITLE) => Ok(Self::Title),
            Some(_) => Err(Fault::NotA("`title`, or the place of a point")),
            None => u32::read(value).map(Self::Point),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Point(ordinal) => Item::write(ordinal),
            Self::Title => Value::Text(TITLE.into()),
        }
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        one(Self::spell_many(words, form)?)
    }

    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        Self::typed(words, &Texts::of(form)?)
    }
}
